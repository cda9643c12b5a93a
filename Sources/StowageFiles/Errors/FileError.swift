#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Why a file could not be read.
///
/// It reads `FILE: found a folder, expected a regular file`.
public struct FileError: Error, Hashable, Sendable {
  /// Of which kind an error about a file is.
  public enum Kind: Hashable, Sendable {
    /// Nothing of the file was read: it is missing, closed to us, or no file at all.
    case unreadable
    /// The file was read, and what is in it is wrong.
    case malformed
  }

  /// Whether the file could not be read at all, or was read and found wrong.
  public var kind: Kind
  /// The file, as the caller named it.
  public var file: String
  /// What is there, in words.
  public var found: String
  /// What belongs there.
  public var expected: String
  /// How to mend it, where that can be said.
  public var hint: String?

  /// An error about `file`.
  public init(_ kind: Kind, file: String, found: String, expected: String, hint: String? = nil) {
    self.kind = kind
    self.file = file
    self.found = found
    self.expected = expected
    self.hint = hint
  }
}

extension FileError {
  /// The error that the system gives no access to `file`, for the reason behind `code`, an error number of the system.
  package static func noAccess(
    to file: String, code: Int32, expected: String = "a readable file"
  ) -> FileError {
    let reason = code == ENOENT ? "no such file" : String(cString: strerror(code))
    return FileError(.unreadable, file: file, found: "nothing that can be read (\(reason))", expected: expected)
  }
}

extension FileError: CustomStringConvertible {
  /// The message, on one line.
  public var description: String {
    "\(file): found \(found), expected \(expected)" + (hint.map { "; \($0)" } ?? "")
  }
}
