extension JSONParser {
  /// The text between quotes; the next byte is the opening one.
  mutating func string() throws(JSONFailure) -> String {
    index += 1
    let start = index
    while index < bytes.count {
      let byte = bytes[index]
      if byte == UInt8(ascii: "\"") {
        let text = try checked(bytes[start..<index])
        index += 1
        return text
      }
      if byte == UInt8(ascii: "\\") { return try escapedString(from: start) }
      if byte < 0x20 { throw failure(.controlCharacter) }
      index += 1
    }
    throw truncated("the closing quote of a text")
  }

  /// The rest of a text in which a backslash was met.
  private mutating func escapedString(from start: Int) throws(JSONFailure) -> String {
    var text = Array(bytes[start..<index])
    while index < bytes.count {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "\""):
        index += 1
        return try checked(text[...])
      case UInt8(ascii: "\\"):
        index += 1
        text.append(contentsOf: String(Character(try escape())).utf8)
      case ..<0x20:
        throw failure(.controlCharacter)
      default:
        text.append(byte)
        index += 1
      }
    }
    throw truncated("the closing quote of a text")
  }

  private mutating func escape() throws(JSONFailure) -> Unicode.Scalar {
    guard index < bytes.count else { throw truncated("the closing quote of a text") }
    let letter = bytes[index]
    index += 1
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return Unicode.Scalar(letter)
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try unicodeEscape()
    default:
      index -= 1
      throw failure(.unknownEscape)
    }
  }

  /// Four hexadecimal digits, and the second half of the pair where they are the first of one.
  private mutating func unicodeEscape() throws(JSONFailure) -> Unicode.Scalar {
    let first = try fourDigits()
    if let scalar = Unicode.Scalar(first) { return scalar }
    guard first < 0xDC00, index + 1 < bytes.count, bytes[index] == UInt8(ascii: "\\"),
      bytes[index + 1] == UInt8(ascii: "u")
    else { throw failure(.loneSurrogate) }
    index += 2
    let second = try fourDigits()
    guard (0xDC00...0xDFFF).contains(second),
      let scalar = Unicode.Scalar(0x1_0000 + (first - 0xD800) << 10 + (second - 0xDC00))
    else { throw failure(.loneSurrogate) }
    return scalar
  }

  private mutating func fourDigits() throws(JSONFailure) -> UInt32 {
    var result: UInt32 = 0
    for _ in 0..<4 {
      guard index < bytes.count else { throw truncated("four hexadecimal digits") }
      guard let digit = Character(Unicode.Scalar(bytes[index])).hexDigitValue, bytes[index] < 0x80 else {
        throw failure(.unknownEscape)
      }
      result = result << 4 | UInt32(digit)
      index += 1
    }
    return result
  }

  private func checked(_ text: ArraySlice<UInt8>) throws(JSONFailure) -> String {
    guard let result = String(validating: text, as: UTF8.self) else { throw failure(.notUTF8) }
    return result
  }
}
