/// A value read from a YAML or JSON document, together with the place where it stood.
public struct DocumentValue: Sendable {
  /// The value itself: a mapping, a sequence or a scalar.
  public let content: Content
  /// File and line where the value begins, for messages.
  public let position: DocumentPosition

  /// A value at a place.
  public init(_ content: Content, at position: DocumentPosition) {
    self.content = content
    self.position = position
  }

  /// The three forms of a value in YAML and JSON.
  public enum Content: Sendable {
    /// Keys and values, in the order of the document; no key twice.
    case mapping([Entry])
    /// The elements of a list, in the order of the document.
    case sequence([DocumentValue])
    /// A single value. Numbers keep their text, so that they stay exact; text is without its quotes.
    case scalar(Scalar, String)
  }

  /// The kinds of single values.
  public enum Scalar: String, Hashable, Sendable {
    /// Text, quoted or plain.
    case string
    /// A whole number, in decimal digits.
    case integer
    /// A number with a decimal point or an exponent.
    case float
    /// `true` or `false`, as text.
    case bool
    /// `null`, `~`, or an empty value.
    case null
  }

  /// One key of a mapping, with its value.
  public struct Entry: Sendable {
    /// The key as written, without quotes.
    public let key: String
    /// Where the key stood.
    public let position: DocumentPosition
    /// The value under the key.
    public let value: DocumentValue

    /// An entry whose key begins at `position`.
    public init(key: String, at position: DocumentPosition, value: DocumentValue) {
      self.key = key
      self.position = position
      self.value = value
    }
  }

  /// The value of `key`; `nil` where there is none or this is no mapping.
  ///
  /// - Complexity: O(*n*) in the number of entries.
  public subscript(key: String) -> DocumentValue? {
    guard case .mapping(let entries) = content else { return nil }
    return entries.first { $0.key == key }?.value
  }

  /// Whether it is an explicit null.
  public var isNull: Bool {
    if case .scalar(.null, _) = content { return true }
    return false
  }

  /// Whether both say the same, wherever they stand; the order of keys counts.
  ///
  /// - Complexity: O(size of the value).
  package func hasSameContent(as other: DocumentValue) -> Bool {
    switch (content, other.content) {
    case (.mapping(let entries), .mapping(let others)): Self.haveSameContent(entries, others)
    case (.sequence(let elements), .sequence(let others)):
      elements.count == others.count && zip(elements, others).allSatisfy { $0.hasSameContent(as: $1) }
    case (.scalar(let kind, let text), .scalar(let otherKind, let otherText)): kind == otherKind && text == otherText
    default: false
    }
  }

  /// Whether two objects say the same, wherever they stand.
  static func haveSameContent(_ entries: [Entry], _ others: [Entry]) -> Bool {
    entries.count == others.count
      && zip(entries, others).allSatisfy { $0.key == $1.key && $0.value.hasSameContent(as: $1.value) }
  }

  /// The value in a few words for a message, as in `the number 30`.
  public var summary: String {
    switch content {
    case .mapping: "an object"
    case .sequence: "a list"
    case .scalar(.string, let text): "\"\(Self.shortened(text))\""
    case .scalar(.integer, let text), .scalar(.float, let text): "the number \(Self.shortened(text))"
    case .scalar(.bool, let text): text
    case .scalar(.null, _): "nothing"
    }
  }

  /// The text on one line, cut after 60 characters, so that it fits into a message.
  static func shortened(_ text: String) -> String {
    let start = text.prefix(60).map { $0.isNewline || $0 == "\t" ? " " : $0 }
    return String(start) + (start.count < text.count ? "..." : "")
  }
}
