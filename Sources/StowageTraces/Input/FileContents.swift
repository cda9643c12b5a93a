/// Whole files, for what can't be read line by line.
public enum FileContents {
  /// The bytes of the file at `path`, unpacked if it is gzip.
  public static func read(_ path: String) throws(TraceError) -> [UInt8] {
    let source = try ByteSource(path: path)
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count = try source.read(into: &buffer, at: buffer.indices)
      if count == 0 { return bytes }
      bytes.append(contentsOf: buffer[..<count])
    }
  }
}
