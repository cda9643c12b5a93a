import StowageModel

/// How rows of the project's tables are written.
enum StowageCSVRow {
  /// One line, with quotes where a field needs them.
  static func text(_ fields: [String]) -> String { fields.map(field).joined(separator: ",") + "\n" }

  /// One field, in quotes if it needs them.
  static func field(_ text: String) -> String {
    let needsQuotes = text.utf8.contains { $0 == 0x22 || $0 == 0x2c || $0 == 0x0a || $0 == 0x0d }
    if !needsQuotes { return text }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      quoted.unicodeScalars.append(scalar)
      if scalar == "\"" { quoted.unicodeScalars.append(scalar) }
    }
    return quoted + "\""
  }

  /// The fields of these resources, empty for those that `list` does not name.
  static func amounts(_ names: [ResourceName], of list: ResourceList) -> [String] {
    names.map { list.contains($0) ? String(list[$0]) : "" }
  }

  /// Processor time as a field.
  static func cpu(_ milli: Int64) -> String {
    milli % 1_000 == 0 ? String(milli / 1_000) : "\(milli)m"
  }

  /// Memory as a field, in the largest binary unit that leaves a whole number.
  static func bytes(_ count: Int64) -> String {
    if count > 0 {
      for (suffix, shift) in [("Gi", 30), ("Mi", 20), ("Ki", 10)] as [(String, Int64)] where count % (1 << shift) == 0 {
        return "\(count >> shift)\(suffix)"
      }
    }
    return String(count)
  }

  /// The error that `subject` does not fit into the table.
  static func inexpressible(_ subject: String, source: String?, line: Int, _ expected: String) -> TraceError {
    TraceError(
      file: source ?? "stowage table", line: source == nil ? line : nil,
      found: "\(subject) with more than a CSV table has columns for",
      expected: expected, hint: "write it as a manifest instead")
  }
}
