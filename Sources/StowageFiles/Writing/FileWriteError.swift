/// Why a file could not be written.
///
/// It reads `FILE: can't be written: no such file or directory`.
public struct FileWriteError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file, as the caller named it.
  public var path: String
  /// The reason, in the system's words or in ours.
  public var reason: String

  /// An error about the file at `path`.
  public init(path: String, reason: String) {
    self.path = path
    self.reason = reason
  }

  /// The message, on one line.
  public var description: String { "\(path): can't be written: \(reason)" }
}
