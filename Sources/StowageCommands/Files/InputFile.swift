import StowageFiles

/// Input files by name, where `-` is standard input.
enum InputFile {
  /// The bytes of the file at `path`, unpacked if it is gzip, and what messages call it.
  static func read(_ path: String) throws -> (bytes: [UInt8], name: String) {
    if path == "-" { return (try FileContents.readStandardInput(), "standard input") }
    return (try FileContents.read(path), path)
  }
}
