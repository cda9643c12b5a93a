import StowageFiles

/// The bytes of a trace file, opened once: the beginning can be looked at first, and a checksum is summed up on the way.
///
/// A format reads from it as from any stream of bytes, from the file's first byte to its last, unpacked where the file is
/// gzip. It has one position and is read by one reader.
public final class TraceInput {
  /// The file, as the caller named it.
  public let path: String
  private let source: ByteSource
  /// What was looked at and is still to be read.
  private var lookahead: ArraySlice<UInt8> = []
  private let isSummed: Bool
  private var sum = CRC32()

  /// The bytes that a format is shown to recognise a file by.
  private static let lookaheadSize = 1 << 14

  /// Opens the file at `path`.
  ///
  /// - Throws: ``TraceError`` where it can't be opened or is no regular file: traces are opened anew for every run,
  ///   which a pipe does not survive.
  public convenience init(_ path: String) throws(TraceError) { try self.init(path, isSummed: false) }

  /// Opens the file at `path`; with `isSummed` the ``checksum()`` comes of the same reading.
  package init(_ path: String, isSummed: Bool) throws(TraceError) {
    self.path = path
    self.isSummed = isSummed
    do { source = try ByteSource(path: path) } catch { throw TraceError(error) }
  }

  /// The first bytes of the file, 16 KiB at most, without a byte order mark. They stay to be read.
  ///
  /// - Precondition: Nothing was read yet.
  func beginning() throws(TraceError) -> [UInt8] {
    if lookahead.isEmpty {
      var bytes = [UInt8](repeating: 0, count: Self.lookaheadSize)
      var count = 0
      while count < bytes.count {
        let more = try readSource(into: &bytes, at: count..<bytes.count)
        if more == 0 { break }
        count += more
      }
      lookahead = bytes[..<count]
    }
    return Array(lookahead.starts(with: [0xef, 0xbb, 0xbf]) ? lookahead.dropFirst(3) : lookahead)
  }

  /// Puts the next bytes into `buffer` at `range`, and returns how many; 0 means the end.
  ///
  /// - Throws: ``TraceError`` where the file can't be read on or its gzip data is damaged.
  public func read(into buffer: inout [UInt8], at range: Range<Int>) throws(TraceError) -> Int {
    if lookahead.isEmpty { return try readSource(into: &buffer, at: range) }
    let count = min(lookahead.count, range.count)
    buffer.replaceSubrange(range.prefix(count), with: lookahead.prefix(count))
    lookahead.removeFirst(count)
    return count
  }

  /// All bytes that were not read yet.
  ///
  /// - Throws: As ``read(into:at:)``.
  /// - Complexity: Linear in their number; all are held in memory.
  public func readAll() throws(TraceError) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = try read(into: &buffer, at: buffer.indices)
      if count == 0 { return bytes }
      bytes.append(contentsOf: buffer[..<count])
    }
  }

  /// The CRC-32 of the whole file, unpacked, as eight hexadecimal digits. What was not read yet is read now.
  ///
  /// - Complexity: Linear in what is left to be read; in the size of the file where nothing was summed up on the way.
  package func checksum() throws(TraceError) -> String {
    guard isSummed else { return try TraceInput(path, isSummed: true).checksum() }
    lookahead = []
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    while try readSource(into: &buffer, at: buffer.indices) > 0 {}
    return sum.text
  }

  private func readSource(into buffer: inout [UInt8], at range: Range<Int>) throws(TraceError) -> Int {
    let count: Int
    do { count = try source.read(into: &buffer, at: range) } catch { throw TraceError(error) }
    if isSummed { sum.update(buffer[range.prefix(count)]) }
    return count
  }
}
