#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Writes a file chunk by chunk: it appears under its name as a whole when it is finished, and not at all before.
///
/// ```swift
/// let writer = try AtomicFileWriter(path: "pods.csv")
/// for pod in pods { try writer.append { $0 += line(of: pod) } }
/// try writer.finish()
/// ```
///
/// The chunks go into a file beside it, which is renamed at the end, and removed if it does not come to that. Memory
/// holds two chunks at most, however long the file is.
public final class AtomicFileWriter {
  /// The path of the file that is going to be there.
  public let path: String
  private let temporaryPath: String
  private var descriptor: Int32
  private var pending = ""
  private var isFinished = false

  /// Bytes that are gathered before they are written.
  private static let chunkSize = 1 << 18

  /// Begins the file that will be at `path`; what is there now stays as it is until ``finish()``.
  ///
  /// - Throws: ``FileWriteError`` where the folder is missing or not writable.
  public init(path: String) throws(FileWriteError) {
    self.path = path
    temporaryPath = "\(path).partial-\(getpid())"
    descriptor = open(temporaryPath, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw Self.failure(path, errno) }
    pending.reserveCapacity(2 * Self.chunkSize)
  }

  deinit {
    if isFinished { return }
    if descriptor >= 0 { close(descriptor) }
    unlink(temporaryPath)
  }

  /// Lets `body` add to the end of the file's text.
  ///
  /// - Throws: What `body` throws; ``FileWriteError`` where a chunk can't be written.
  public func append(_ body: (inout String) throws -> Void) throws {
    try body(&pending)
    if pending.utf8.count >= Self.chunkSize { try flush() }
  }

  /// Writes what is left, so that ``finish()`` has only to put the file under its name: who has several files to write
  /// completes all of them before the first appears.
  public func complete() throws(FileWriteError) {
    if descriptor < 0 { return }
    try flush()
    let closed = close(descriptor)
    descriptor = -1
    guard closed == 0 else { throw Self.failure(path, errno) }
  }

  /// Writes what is left and puts the file under its name, in the place of one that is there.
  public func finish() throws(FileWriteError) {
    try complete()
    guard rename(temporaryPath, path) == 0 else { throw Self.failure(path, errno) }
    isFinished = true
  }

  private func flush() throws(FileWriteError) {
    var rest = Array(pending.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
      if count >= 0 {
        rest.removeFirst(count)
      } else if errno != EINTR {
        throw Self.failure(path, errno)
      }
    }
    pending.removeAll(keepingCapacity: true)
  }

  private static func failure(_ path: String, _ code: Int32) -> FileWriteError {
    FileWriteError(path: path, reason: String(cString: strerror(code)))
  }
}
