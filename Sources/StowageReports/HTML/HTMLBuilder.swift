/// Writes HTML and SVG so that every tag is closed and every text is escaped.
///
/// ```swift
/// var html = HTMLBuilder()
/// html.element("p", ["class": "note"]) { $0.text("5 < 6") }
/// ```
struct HTMLBuilder {
  /// What was written so far.
  private(set) var output = ""

  /// The names and values of an element's attributes, in order; values are escaped on writing.
  typealias Attributes = KeyValuePairs<String, String>

  /// An element with content.
  mutating func element(
    _ name: String, _ attributes: Attributes = [:], _ content: (inout HTMLBuilder) -> Void
  ) {
    open(name, attributes)
    output += ">"
    content(&self)
    output += "</\(name)>"
  }

  /// An element with nothing but text.
  mutating func element(_ name: String, _ attributes: Attributes = [:], text: String) {
    element(name, attributes) { $0.text(text) }
  }

  /// An element that HTML never closes, such as `meta`.
  mutating func void(_ name: String, _ attributes: Attributes = [:]) {
    open(name, attributes)
    output += ">"
  }

  /// An SVG element without content.
  mutating func shape(_ name: String, _ attributes: Attributes = [:]) {
    open(name, attributes)
    output += "/>"
  }

  /// Text, escaped.
  mutating func text(_ text: String) { output += HTMLText.escaped(text) }

  /// What is already HTML.
  mutating func raw(_ html: String) { output += html }

  /// A line break in the source, to keep the file readable.
  mutating func newline() { output += "\n" }

  private mutating func open(_ name: String, _ attributes: Attributes) {
    output += "<\(name)"
    for (key, value) in attributes { output += " \(key)=\"\(HTMLText.escaped(value))\"" }
  }
}
