/// Comma-separated values as RFC 4180 has them: fields with commas, quotes or line breaks are quoted, quotes doubled,
/// lines end with CR LF.
public struct CSVWriter: Sendable, Equatable {
  /// What was written so far.
  public private(set) var text = ""

  /// A file without lines.
  public init() {}

  /// Adds a line with these fields; those with commas, quotes or line breaks are quoted.
  public mutating func append(_ fields: [String]) {
    text += fields.map(Self.quoted).joined(separator: ",") + "\r\n"
  }

  /// `field` as it stands in a line.
  static func quoted(_ field: String) -> String {
    let needsQuotes = field.unicodeScalars.contains { $0 == "," || $0 == "\"" || $0 == "\n" || $0 == "\r" }
    guard needsQuotes else { return field }
    var text = "\""
    for scalar in field.unicodeScalars {
      if scalar == "\"" { text += "\"" }
      text.unicodeScalars.append(scalar)
    }
    return text + "\""
  }
}
