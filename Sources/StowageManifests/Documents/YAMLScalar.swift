/// Tells what a plain YAML scalar is, as Kubernetes' own reader does: YAML 1.1 without sexagesimal numbers and dates,
/// which stay text.
enum YAMLScalar {
  static func content(ofPlain text: String) -> DocumentValue.Content {
    switch text {
    case "", "~", "null", "Null", "NULL": return .scalar(.null, text)
    case "true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON": return .scalar(.bool, "true")
    case "false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF": return .scalar(.bool, "false")
    case ".nan", ".NaN", ".NAN", ".inf", ".Inf", ".INF", "-.inf", "-.Inf", "-.INF": return .scalar(.float, text)
    default: break
    }
    // Most texts are seen to be no number by their first letter.
    guard let first = text.utf8.first, isDigit(first) || first == plus || first == minus || first == point else {
      return .scalar(.string, text)
    }
    if let integer = integer(text) { return .scalar(.integer, integer) }
    return isFloat(Array(text.utf8)) ? .scalar(.float, text) : .scalar(.string, text)
  }

  /// The number in plain decimal digits; `nil` where the text is no whole number.
  private static func integer(_ text: String) -> String? {
    let isNegative = text.hasPrefix("-")
    var digits = text.utf8.first == plus || isNegative ? text.dropFirst() : text[...]
    if digits.contains("_") && digits.first != "_" { digits.removeAll { $0 == "_" } }
    guard let first = digits.utf8.first, isDigit(first) else { return nil }
    let sign = isNegative ? "-" : ""
    func converted(_ text: Substring, radix: Int) -> String? {
      guard text.first != "+", text.first != "-" else { return nil }
      return Int128(text, radix: radix).map { "\(sign)\($0)" }
    }
    for (prefix, radix) in [("0x", 16), ("0o", 8), ("0b", 2)] where digits.hasPrefix(prefix) {
      return converted(digits.dropFirst(2), radix: radix)
    }
    guard digits.utf8.allSatisfy(isDigit) else { return nil }
    if digits.utf8.first == UInt8(ascii: "0") && digits.utf8.count > 1 {
      return converted(digits, radix: 8)
    }
    return sign + digits
  }

  private static func isFloat(_ bytes: [UInt8]) -> Bool {
    var index = bytes.first == plus || bytes.first == minus ? 1 : 0
    func skipDigits() -> Int {
      let start = index
      while index < bytes.count, isDigit(bytes[index]) { index += 1 }
      return index - start
    }
    var digits = skipDigits()
    if index < bytes.count, bytes[index] == point {
      index += 1
      digits += skipDigits()
    }
    if digits == 0 { return false }
    if index < bytes.count, bytes[index] == UInt8(ascii: "e") || bytes[index] == UInt8(ascii: "E") {
      index += 1
      if index < bytes.count, bytes[index] == plus || bytes[index] == minus { index += 1 }
      if skipDigits() == 0 { return false }
    }
    return index == bytes.count
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") <= 9 }
  private static let plus = UInt8(ascii: "+")
  private static let minus = UInt8(ascii: "-")
  private static let point = UInt8(ascii: ".")
}
