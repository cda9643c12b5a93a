#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// The bytes of a file, read in pieces; gzip is known by its first two bytes and unpacked on the way.
///
/// It holds two pieces at most, however long the file is.
package final class ByteSource {
  /// The file, as the caller named it.
  package let path: String
  private let descriptor: Int32
  private var inflater: GzipInflater?
  private var isBetweenMembers = false
  private var raw = [UInt8](repeating: 0, count: 1 << 16)
  private var rawStart = 0
  private var rawEnd = 0

  /// Opens the file at `path`, which must be a regular file unless it `mayBePipe`.
  package init(path: String, mayBePipe: Bool = false) throws(FileError) {
    self.path = path
    // A pipe that nobody writes to would block here, and is refused in a moment.
    descriptor = open(path, mayBePipe ? O_RDONLY | O_CLOEXEC : O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw FileError.noAccess(to: path, code: errno) }
    if !mayBePipe { try checkKind() }
    try recogniseGzip()
  }

  /// Reads an open file, which is closed in the end; messages call it `name`.
  package init(descriptor: Int32, name: String) throws(FileError) {
    path = name
    self.descriptor = descriptor
    guard descriptor >= 0 else { throw FileError.noAccess(to: path, code: errno) }
    try recogniseGzip()
  }

  private func recogniseGzip() throws(FileError) {
    try refill()
    if raw[..<rawEnd].starts(with: [0x1f, 0x8b]) {
      guard let inflater = GzipInflater() else { throw FileError.noAccess(to: path, code: ENOMEM) }
      self.inflater = inflater
    }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }

  /// Refuses what is not a regular file: workloads are opened anew for every run, which only a file survives.
  private func checkKind() throws(FileError) {
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw FileError.noAccess(to: path, code: errno) }
    let found: String
    switch status.st_mode & S_IFMT {
    case S_IFREG: return
    case S_IFDIR: found = "a folder"
    case S_IFIFO: found = "a pipe"
    case S_IFSOCK: found = "a socket"
    default: found = "a device"
    }
    throw FileError(.unreadable, file: path, found: found, expected: "a regular file (it is read more than once)")
  }

  /// Puts the next bytes into `buffer` at `range`, and says how many; 0 means the end.
  package func read(into buffer: inout [UInt8], at range: Range<Int>) throws(FileError) -> Int {
    if inflater != nil { return try readInflated(into: &buffer, at: range) }
    if rawStart < rawEnd {
      let count = min(rawEnd - rawStart, range.count)
      let offset = range.lowerBound
      for index in 0..<count { buffer[offset + index] = raw[rawStart + index] }
      rawStart += count
      return count
    }
    return try readRaw(into: &buffer, at: range)
  }

  private func readInflated(into buffer: inout [UInt8], at range: Range<Int>) throws(FileError) -> Int {
    while let inflater {
      if rawStart == rawEnd { try refill() }
      if isBetweenMembers {
        // Tapes and some tools pad the file with zeros, which gzip itself leaves out of account.
        while rawStart < rawEnd && raw[rawStart] == 0 { rawStart += 1 }
        if rawStart == rawEnd {
          try refill()
          if rawEnd == 0 { return 0 }
          continue
        }
        inflater.startMember()
        isBetweenMembers = false
      }
      let isAtEnd = rawEnd == 0
      let step = inflater.step(&raw, in: rawStart..<rawEnd, into: &buffer, at: range)
      rawStart += step.consumed
      switch step.outcome {
      case .underway: break
      case .memberEnded: isBetweenMembers = true
      case .corrupt(let reason):
        throw FileError(
          .malformed, file: path, found: "corrupt gzip data (\(reason))", expected: "a complete gzip file",
          hint: "fetch the file again")
      }
      if step.produced > 0 { return step.produced }
      if isAtEnd && !isBetweenMembers {
        throw FileError(
          .malformed, file: path, found: "gzip data that stops short", expected: "a complete gzip file",
          hint: "fetch the file again")
      }
    }
    return 0
  }

  private func refill() throws(FileError) {
    rawStart = 0
    rawEnd = try readRaw(into: &raw, at: raw.indices)
  }

  private func readRaw(into buffer: inout [UInt8], at range: Range<Int>) throws(FileError) -> Int {
    while true {
      let descriptor = descriptor
      let count = buffer.withUnsafeMutableBytes { bytes in
        #if canImport(Glibc)
          Glibc.read(descriptor, bytes.baseAddress.map { $0 + range.lowerBound }, range.count)
        #elseif canImport(Musl)
          Musl.read(descriptor, bytes.baseAddress.map { $0 + range.lowerBound }, range.count)
        #else
          Darwin.read(descriptor, bytes.baseAddress.map { $0 + range.lowerBound }, range.count)
        #endif
      }
      if count >= 0 { return count }
      if errno != EINTR { throw FileError.noAccess(to: path, code: errno) }
    }
  }
}
