/// What is wrong with the nesting of a page's tags; empty if every tag is closed in its place.
///
/// It knows as much of HTML as the report uses: void elements, self-closed SVG shapes, and raw text in `script` and
/// `style`.
struct TagBalance {
  private(set) var problems: [String] = []
  /// The names of all opened elements.
  private(set) var elements: [String] = []

  init(_ html: String) {
    let bytes = Array(html.utf8)
    var open: [String] = []
    var index = 0
    func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "<") else {
        index += 1
        continue
      }
      guard let end = bytes[index...].firstIndex(of: UInt8(ascii: ">")) else {
        problems.append("a tag is not finished")
        return
      }
      let tag = text(index + 1..<end)
      let name = tag.prefix { $0 != " " && $0 != "/" || tag.hasPrefix("/") && $0 == "/" }
      index = end + 1
      if tag.hasPrefix("!") { continue }
      if tag.hasPrefix("/") {
        let closed = String(tag.dropFirst())
        let expected = open.popLast()
        if expected != closed { problems.append("</\(closed)> closes \(expected ?? "nothing")") }
        continue
      }
      elements.append(String(name))
      if tag.hasSuffix("/") || ["meta", "input", "br"].contains(String(name)) { continue }
      open.append(String(name))
      if name == "script" || name == "style" {
        let closing = Array("</\(name)".utf8)
        while index < bytes.count, !bytes[index...].starts(with: closing) { index += 1 }
      }
    }
    if !open.isEmpty { problems.append("never closed: \(open)") }
  }
}
