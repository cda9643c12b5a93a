extension ManifestNode {
  /// Adds the node as YAML in block style, starting at the current place of a line that is indented by `indent`.
  package func write(yaml output: inout String, indent: Int) {
    switch self {
    case .object(let fields):
      for (index, field) in fields.enumerated() {
        if index > 0 { output += String(repeating: " ", count: indent) }
        Self.write(plain: field.key, to: &output)
        output += ":"
        field.value.write(yamlAfterKey: &output, indent: indent)
      }
      if fields.isEmpty { output += "{}\n" }
    case .list(let elements):
      for (index, element) in elements.enumerated() {
        if index > 0 { output += String(repeating: " ", count: indent) }
        output += "- "
        element.write(yaml: &output, indent: indent + 2)
      }
      if elements.isEmpty { output += "[]\n" }
    case .text(let text):
      Self.write(plain: text, to: &output)
      output += "\n"
    case .integer(let number): output += "\(number)\n"
    case .number(let text): output += "\(text)\n"
    case .bool(let truth): output += truth ? "true\n" : "false\n"
    case .null: output += "null\n"
    }
  }

  private func write(yamlAfterKey output: inout String, indent: Int) {
    let isBlock: Bool
    var inner = indent
    switch self {
    case .object(let fields):
      isBlock = !fields.isEmpty
      inner += 2
    case .list(let elements): isBlock = !elements.isEmpty
    default: isBlock = false
    }
    output += isBlock ? "\n" + String(repeating: " ", count: inner) : " "
    write(yaml: &output, indent: inner)
  }

  /// Adds `text` without quotes where every YAML reader takes it for text, in quotes else.
  private static func write(plain text: String, to output: inout String) {
    let isPlain =
      text.utf8.first.map(isLetter) == true && text.utf8.count <= 128
      && text.utf8.allSatisfy {
        isLetter($0) || (UInt8(ascii: "-")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: "_")
      }
      && !reserved.contains(text.lowercased())
    if isPlain { output += text } else { write(quoted: text, to: &output) }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }

  private static let reserved: Set<String> = ["true", "false", "yes", "no", "on", "off", "y", "n", "null"]
}
