/// What is wrong with a manifest, and where.
///
/// One function turns it into text, ``description``: `experiment.yaml:14: spec.schedulers[1].policy: unknown policy
/// "bestfit2"; did you mean "bestFit"?`.
public struct ManifestError: Error, Hashable, Sendable {
  /// The file's name, as the reader was given it.
  public var file: String
  /// The line, from 1.
  public var line: Int
  /// The column, from 1: in characters for YAML, in bytes for JSON; `nil` where only the line is known.
  public var column: Int?
  /// The field, as in `spec.containers[0].resources`; empty where the document as a whole is meant.
  public var path: String
  /// What was there: beside `expected` a noun (`the number 30`), alone the whole complaint (`unknown policy "x"`).
  public var found: String
  /// What would have been right, where it can be said.
  public var expected: String?
  /// A name nearby that was probably meant.
  public var suggestion: String?

  /// An error at a place.
  public init(
    file: String, line: Int, column: Int? = nil, path: String = "", found: String, expected: String? = nil,
    suggestion: String? = nil
  ) {
    self.file = file
    self.line = line
    self.column = column
    self.path = path
    self.found = found
    self.expected = expected
    self.suggestion = suggestion
  }

  /// An error at the place of a value.
  public init(
    at position: DocumentPosition, path: String = "", found: String, expected: String? = nil,
    suggestion: String? = nil
  ) {
    self.init(
      file: position.file, line: position.line, column: position.column, path: path, found: found, expected: expected,
      suggestion: suggestion)
  }

  /// The message without its place.
  public var message: String {
    var text = expected.map { "expected \($0), found \(found)" } ?? found
    if let suggestion { text += "; did you mean \"\(suggestion)\"?" }
    return text
  }
}

extension ManifestError: CustomStringConvertible {
  /// `FILE:LINE: PATH: MESSAGE`, in one line.
  public var description: String {
    path.isEmpty ? "\(file):\(line): \(message)" : "\(file):\(line): \(path): \(message)"
  }
}
