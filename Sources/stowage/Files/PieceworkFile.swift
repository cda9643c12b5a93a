import Foundation

/// A file that is written in pieces: it appears under its name as a whole when it is finished, and not at all before.
///
/// The pieces go into a file beside it, which is renamed at the end and removed if it does not come to that.
final class PieceworkFile {
  /// The file's path.
  let path: String
  private let temporaryPath: String
  private let handle: FileHandle
  private var pending = ""
  private var isFinished = false

  /// Bytes that are gathered before they are written.
  private static let pieceSize = 1 << 18

  /// Begins the file that will be at `path`.
  init(path: String) throws {
    self.path = path
    temporaryPath = "\(path).partial-\(ProcessInfo.processInfo.processIdentifier)"
    guard FileManager.default.createFile(atPath: temporaryPath, contents: nil),
      let handle = FileHandle(forWritingAtPath: temporaryPath)
    else { throw OutputError(path: path, reason: String(cString: strerror(errno))) }
    self.handle = handle
    pending.reserveCapacity(2 * Self.pieceSize)
  }

  deinit {
    if !isFinished {
      try? handle.close()
      try? FileManager.default.removeItem(atPath: temporaryPath)
    }
  }

  /// Lets `body` add to the text of the file.
  func append(_ body: (inout String) throws -> Void) throws {
    try body(&pending)
    if pending.utf8.count >= Self.pieceSize { try flush() }
  }

  /// Puts the file under its name.
  func finish() throws {
    try flush()
    do {
      try handle.close()
    } catch {
      throw OutputError(path: path, reason: (error as NSError).localizedDescription)
    }
    guard rename(temporaryPath, path) == 0 else {
      throw OutputError(path: path, reason: String(cString: strerror(errno)))
    }
    isFinished = true
  }

  private func flush() throws {
    do {
      try handle.write(contentsOf: Data(pending.utf8))
    } catch {
      throw OutputError(path: path, reason: (error as NSError).localizedDescription)
    }
    pending.removeAll(keepingCapacity: true)
  }
}
