/// Why a text is no JSON, and whether it may be YAML all the same.
struct JSONFailure: Error {
  var error: ManifestError
  var mayBeYAML: Bool
}

/// A JSON reader over bytes (RFC 8259) that keeps line and column.
///
/// Stricter than the RFC asks: a repeated key is an error, and so is nesting beyond
/// ``DocumentReader/maximumDepth``. Numbers keep their text.
struct JSONParser {
  let bytes: [UInt8]
  let source: SourceFile
  var index: Int
  var line = 1
  var lineStart: Int
  private var depth = 0

  init(bytes: [UInt8], start: Int = 0, source: SourceFile) {
    self.bytes = bytes
    self.source = source
    index = start
    lineStart = start
  }

  /// The values of the file, one after the other with nothing but blanks between and around them; those behind the first
  /// are objects or lists.
  mutating func documents() throws(JSONFailure) -> [DocumentValue] {
    skipBlanks()
    var documents = [try value()]
    skipBlanks()
    while index < bytes.count {
      guard [UInt8(ascii: "{"), UInt8(ascii: "[")].contains(bytes[index]) else {
        throw unexpected("the end of the file")
      }
      documents.append(try value())
      skipBlanks()
    }
    return documents
  }

  /// Any value; the next byte is its first.
  private mutating func value() throws(JSONFailure) -> DocumentValue {
    let position = position
    guard index < bytes.count else { throw truncated("a value") }
    switch bytes[index] {
    case UInt8(ascii: "{"): return try nested { (parser) throws(JSONFailure) in try parser.object(at: position) }
    case UInt8(ascii: "["): return try nested { (parser) throws(JSONFailure) in try parser.array(at: position) }
    case UInt8(ascii: "\""): return DocumentValue(.scalar(.string, try string()), at: position)
    case UInt8(ascii: "t"): return try literal("true", .bool, at: position)
    case UInt8(ascii: "f"): return try literal("false", .bool, at: position)
    case UInt8(ascii: "n"): return try literal("null", .null, at: position)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): return try number(at: position)
    default: throw unexpected("a value")
    }
  }

  private mutating func nested(
    _ read: (inout JSONParser) throws(JSONFailure) -> DocumentValue
  ) throws(JSONFailure) -> DocumentValue {
    depth += 1
    if depth > DocumentReader.maximumDepth { throw failure(.tooDeep) }
    let value = try read(&self)
    depth -= 1
    return value
  }

  private mutating func object(at position: DocumentPosition) throws(JSONFailure) -> DocumentValue {
    var entries: [DocumentValue.Entry] = []
    index += 1
    skipBlanks()
    if next(is: UInt8(ascii: "}")) { return DocumentValue(.mapping(entries), at: position) }
    while true {
      let keyPosition = self.position
      guard index < bytes.count else { throw truncated("a key in quotes") }
      guard bytes[index] == UInt8(ascii: "\"") else { throw unexpected("a key in quotes") }
      let key = try string()
      skipBlanks()
      guard next(is: UInt8(ascii: ":")) else { throw unexpected("\":\" after the key \"\(key)\"") }
      skipBlanks()
      entries.append(DocumentValue.Entry(key: key, at: keyPosition, value: try value()))
      skipBlanks()
      if next(is: UInt8(ascii: ",")) {
        skipBlanks()
      } else if next(is: UInt8(ascii: "}")) {
        if let twice = entries.firstRepeated {
          throw JSONFailure(error: .duplicateKey(twice.key, at: twice.position), mayBeYAML: false)
        }
        return DocumentValue(.mapping(entries), at: position)
      } else {
        throw unexpected("\",\" or \"}\"")
      }
    }
  }

  private mutating func array(at position: DocumentPosition) throws(JSONFailure) -> DocumentValue {
    var elements: [DocumentValue] = []
    index += 1
    skipBlanks()
    if next(is: UInt8(ascii: "]")) { return DocumentValue(.sequence(elements), at: position) }
    while true {
      elements.append(try value())
      skipBlanks()
      if next(is: UInt8(ascii: ",")) {
        skipBlanks()
      } else if next(is: UInt8(ascii: "]")) {
        return DocumentValue(.sequence(elements), at: position)
      } else {
        throw unexpected("\",\" or \"]\"")
      }
    }
  }

  private mutating func literal(
    _ word: StaticString, _ kind: DocumentValue.Scalar, at position: DocumentPosition
  ) throws(JSONFailure) -> DocumentValue {
    let text = word.description
    let rest = bytes[index...].prefix(text.utf8.count)
    guard rest.elementsEqual(text.utf8) else {
      if text.utf8.starts(with: rest) { throw truncated("\"\(text)\"") }
      throw unexpected("a value")
    }
    index += text.utf8.count
    return DocumentValue(.scalar(kind, text), at: position)
  }

  private mutating func number(at position: DocumentPosition) throws(JSONFailure) -> DocumentValue {
    let start = index
    var kind = DocumentValue.Scalar.integer
    _ = next(is: UInt8(ascii: "-"))
    if !next(is: UInt8(ascii: "0")) { try digits() }
    if next(is: UInt8(ascii: ".")) {
      kind = .float
      try digits()
    }
    if next(is: UInt8(ascii: "e")) || next(is: UInt8(ascii: "E")) {
      kind = .float
      if !next(is: UInt8(ascii: "-")) { _ = next(is: UInt8(ascii: "+")) }
      try digits()
    }
    return DocumentValue(.scalar(kind, String(decoding: bytes[start..<index], as: UTF8.self)), at: position)
  }

  private mutating func digits() throws(JSONFailure) {
    let start = index
    while index < bytes.count, bytes[index] &- UInt8(ascii: "0") <= 9 { index += 1 }
    if index == start { throw index < bytes.count ? unexpected("a digit") : truncated("a digit") }
  }

  private var position: DocumentPosition {
    DocumentPosition(source: source, line: line, column: index - lineStart + 1)
  }

  private mutating func next(is byte: UInt8) -> Bool {
    guard index < bytes.count, bytes[index] == byte else { return false }
    index += 1
    return true
  }

  private mutating func skipBlanks() {
    while index < bytes.count {
      switch bytes[index] {
      case 0x20, 0x0D, 0x09: index += 1
      case 0x0A:
        index += 1
        line += 1
        lineStart = index
      default: return
      }
    }
  }
}
