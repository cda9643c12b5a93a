/// A JSON value whose text may stand inside a `script` element: nothing in it can end the element.
enum ScriptJSON: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByDictionaryLiteral,
  ExpressibleByArrayLiteral
{
  case null
  case number(Double, decimals: Int)
  case string(String)
  case array([ScriptJSON])
  /// Members in order, so that the text is always the same.
  case object([(String, ScriptJSON)])

  init(stringLiteral value: String) { self = .string(value) }
  init(integerLiteral value: Int) { self = .number(Double(value), decimals: 0) }
  init(arrayLiteral elements: ScriptJSON...) { self = .array(elements) }
  init(dictionaryLiteral elements: (String, ScriptJSON)...) { self = .object(elements) }

  /// A whole number.
  static func integer(_ value: Int) -> ScriptJSON { .number(Double(value), decimals: 0) }

  /// The JSON text.
  var text: String {
    var text = ""
    write(to: &text)
    return text
  }

  private func write(to text: inout String) {
    switch self {
    case .null: text += "null"
    case .number(let value, let decimals):
      text += value.isFinite ? DecimalText.plain(value, decimals: decimals) : "null"
    case .string(let string): Self.write(string, to: &text)
    case .array(let elements):
      text += "["
      for (index, element) in elements.enumerated() {
        if index > 0 { text += "," }
        element.write(to: &text)
      }
      text += "]"
    case .object(let members):
      text += "{"
      for (index, member) in members.enumerated() {
        if index > 0 { text += "," }
        Self.write(member.0, to: &text)
        text += ":"
        member.1.write(to: &text)
      }
      text += "}"
    }
  }

  /// `<`, `>` and `&` would let a name end the script or open a comment; U+2028 and U+2029 end lines in old engines.
  private static func write(_ string: String, to text: inout String) {
    text += "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "<", ">", "&", "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}":
        let digits = String(scalar.value, radix: 16)
        text += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: text.unicodeScalars.append(scalar)
      }
    }
    text += "\""
  }
}
