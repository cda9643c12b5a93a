public import StowageFiles

/// Why a trace could not be read, and where.
///
/// It reads `FILE:LINE: COLUMN: found "x", expected a whole number of milli-CPU (0 or more)`.
public struct TraceError: Error, Hashable, Sendable {
  /// Whether the file could not be read at all, or was read and found wrong.
  public var kind: FileError.Kind
  /// The file, as the caller named it.
  public var file: String
  /// The line, counted from 1; `nil` where the trouble is with the file as a whole.
  public var line: Int?
  /// The column's name; `nil` where the trouble is with the line as a whole.
  public var column: String?
  /// What is there, in words or in quotes.
  public var found: String
  /// What would have been right, as a noun phrase.
  public var expected: String
  /// How to mend it, where that can be said.
  public var hint: String?

  /// An error about `file`, which was read and found wrong unless another `kind` is given.
  public init(
    _ kind: FileError.Kind = .malformed, file: String, line: Int? = nil, column: String? = nil, found: String,
    expected: String, hint: String? = nil
  ) {
    self.kind = kind
    self.file = file
    self.line = line
    self.column = column
    self.found = found
    self.expected = expected
    self.hint = hint
  }
}

extension TraceError {
  /// An error of reading a trace's file.
  public init(_ error: FileError) {
    self.init(error.kind, file: error.file, found: error.found, expected: error.expected, hint: error.hint)
  }
}

extension TraceError: CustomStringConvertible {
  /// The message, on one line.
  public var description: String {
    var text = file
    if let line { text += ":\(line)" }
    if let column { text += ": \(column)" }
    text += ": found \(found), expected \(expected)"
    if let hint { text += "; \(hint)" }
    return text
  }
}

extension TraceError {
  /// `bytes` in quotes, cut after 60 characters; what cannot be printed shows as its Unicode number.
  static func quoted(_ bytes: some Collection<UInt8>) -> String {
    var text = "\""
    // 4 bytes a character at most, so that a field of a megabyte is not decoded for the sake of 60 characters.
    for scalar in String(decoding: bytes.prefix(240), as: UTF8.self).unicodeScalars.prefix(60) {
      if scalar.value < 0x20 || scalar.value == 0x7f {
        text += "\\u{\(String(scalar.value, radix: 16))}"
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
    return text + (bytes.count > 60 ? "...\"" : "\"")
  }

  /// An empty field by name, and everything else in quotes.
  static func described(_ bytes: some Collection<UInt8>) -> String {
    bytes.isEmpty ? "an empty field" : quoted(bytes)
  }
}
