#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Whole files, for what can't be read line by line.
public enum FileContents {
  /// The largest content that is read whole, in bytes, unpacked: 1 GiB. What is larger is no manifest or experiment, or
  /// it never ends.
  public static let largest = 1 << 30

  /// The bytes of the file at `path`, unpacked if it is gzip. It is opened and read once, so that a pipe will do.
  ///
  /// - Throws: ``FileError`` where there is no such file, it can't be read, its gzip data is damaged, or it is larger than
  ///   ``largest``.
  /// - Complexity: Linear in the size of the unpacked file, all of which is held in memory.
  public static func read(_ path: String) throws(FileError) -> [UInt8] {
    try read(ByteSource(path: path, mayBePipe: true), named: path)
  }

  /// The bytes of standard input, unpacked if they are gzip.
  public static func readStandardInput() throws(FileError) -> [UInt8] {
    try read(ByteSource(descriptor: dup(0), name: "standard input"), named: "standard input")
  }

  private static func read(_ source: ByteSource, named name: String) throws(FileError) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = try source.read(into: &buffer, at: buffer.indices)
      if count == 0 { return bytes }
      if bytes.count + count > largest {
        throw FileError(
          .malformed, file: name, found: "more than 1 GiB, unpacked", expected: "a file of at most 1 GiB",
          hint: "give a large cluster in several files")
      }
      bytes.append(contentsOf: buffer[..<count])
    }
  }
}
