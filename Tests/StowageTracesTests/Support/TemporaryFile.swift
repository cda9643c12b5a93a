import Foundation

@testable import StowageTraces

/// A file that lives as long as the value.
final class TemporaryFile {
  let path: String

  init(_ bytes: some Sequence<UInt8>, suffix: String = ".csv") throws {
    path = FileManager.default.temporaryDirectory.appending(path: "stowage-\(UUID().uuidString)\(suffix)").path
    try Data(bytes).write(to: URL(filePath: path))
  }

  convenience init(_ text: String) throws { try self.init(text.utf8) }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// The text of the error that `body` throws, with FILE in the place of the path; "no error" if it throws none.
  func errorText(_ body: (String) throws -> Void) -> String {
    do {
      try body(path)
      return "no error"
    } catch {
      return "\(error)".replacingOccurrences(of: path, with: "FILE")
    }
  }
}
