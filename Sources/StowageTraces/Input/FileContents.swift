#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Whole files, for what can't be read line by line.
public enum FileContents {
  /// The bytes of the file at `path`, unpacked if it is gzip. It is read once, so that a pipe will do.
  public static func read(_ path: String) throws(TraceError) -> [UInt8] { try read(path, mayBePipe: true) }

  /// The bytes of a file that is going to be read more than once.
  static func readAgain(_ path: String) throws(TraceError) -> [UInt8] { try read(path, mayBePipe: false) }

  /// The bytes of standard input, unpacked if they are gzip.
  public static func readStandardInput() throws(TraceError) -> [UInt8] {
    try read(ByteSource(descriptor: dup(0), name: "standard input"))
  }

  private static func read(_ path: String, mayBePipe: Bool) throws(TraceError) -> [UInt8] {
    try read(ByteSource(path: path, mayBePipe: mayBePipe))
  }

  private static func read(_ source: ByteSource) throws(TraceError) -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = try source.read(into: &buffer, at: buffer.indices)
      if count == 0 { return bytes }
      bytes.append(contentsOf: buffer[..<count])
    }
  }
}
