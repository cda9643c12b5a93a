extension ManifestNode {
  /// Adds the node as JSON on one line.
  package func write(json output: inout String) {
    switch self {
    case .object(let fields):
      output += "{"
      for (index, field) in fields.enumerated() {
        if index > 0 { output += "," }
        Self.write(quoted: field.key, to: &output)
        output += ":"
        field.value.write(json: &output)
      }
      output += "}"
    case .list(let elements):
      output += "["
      for (index, element) in elements.enumerated() {
        if index > 0 { output += "," }
        element.write(json: &output)
      }
      output += "]"
    case .text(let text): Self.write(quoted: text, to: &output)
    case .integer(let number): output += String(number)
    case .number(let text): output += text
    case .bool(let truth): output += truth ? "true" : "false"
    case .null: output += "null"
    }
  }

  /// Adds `text` in double quotes, with escapes that JSON and YAML share.
  static func write(quoted text: String, to output: inout String) {
    output += "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": output += "\\\""
      case "\\": output += "\\\\"
      case "\n": output += "\\n"
      case "\t": output += "\\t"
      // Control characters, line and paragraph separators, and the byte order mark, which YAML does not take as they are.
      case "\u{0}"..<"\u{20}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}", "\u{FEFF}", "\u{FFFE}", "\u{FFFF}":
        let digits = String(scalar.value, radix: 16)
        output += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: output.unicodeScalars.append(scalar)
      }
    }
    output += "\""
  }
}
