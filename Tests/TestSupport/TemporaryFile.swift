import Foundation

/// A file for one test, in a folder that goes when the tests end.
public struct TemporaryFile {
  private static let folder: URL = {
    let folder = FileManager.default.temporaryDirectory.appending(path: "stowage-\(UUID().uuidString)")
    try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    atexit { try? FileManager.default.removeItem(at: TemporaryFile.folder) }
    return folder
  }()

  /// Where it lies.
  public let path: String

  /// A file that holds `bytes`.
  public init(_ bytes: some Sequence<UInt8>) throws {
    let file = Self.folder.appending(path: "\(UUID().uuidString).csv")
    path = file.path
    try Data(bytes).write(to: file)
  }

  /// A file that holds `text`.
  public init(_ text: String) throws { try self.init(text.utf8) }

  /// The text of the error that `body` throws, with FILE in the place of the path; "no error" if it throws none.
  public func errorText(_ body: (String) throws -> Void) -> String {
    do {
      try body(path)
      return "no error"
    } catch {
      return "\(error)".replacingOccurrences(of: path, with: "FILE")
    }
  }
}
