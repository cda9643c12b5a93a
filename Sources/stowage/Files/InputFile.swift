import Foundation
import StowageTraces

/// Input files by name, where `-` is standard input.
enum InputFile {
  /// The bytes of the file at `path`, and what messages call it.
  static func read(_ path: String) throws -> (bytes: [UInt8], name: String) {
    if path != "-" { return (try FileContents.read(path), path) }
    do {
      return (Array(try FileHandle.standardInput.readToEnd() ?? Data()), "standard input")
    } catch {
      throw TraceError(file: "standard input", found: "nothing that can be read", expected: "a cluster")
    }
  }
}
