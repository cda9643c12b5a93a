import Foundation

/// Programs as they were built with the tests.
struct Program {
  struct Run {
    let exitCode: Int32
    let output: String
    let errors: String
  }

  /// Runs a program, Stowage's own unless another is named, and waits for its end. Output goes through files, so that no
  /// pipe can fill up; input comes from a file, too.
  static func run(
    _ arguments: [String], in folder: URL, input: URL? = nil, program: String = "stowage"
  ) throws -> Run {
    let output = folder.appending(path: "out-\(UUID().uuidString)")
    let errors = folder.appending(path: "err-\(UUID().uuidString)")
    for file in [output, errors] {
      try Data().write(to: file)
    }
    let process = Process()
    process.executableURL = executable(program)
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.standardInput = try input.map { try FileHandle(forReadingFrom: $0) } ?? FileHandle.nullDevice
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    process.waitUntilExit()
    return Run(
      exitCode: process.terminationStatus, output: try String(contentsOf: output, encoding: .utf8),
      errors: try String(contentsOf: errors, encoding: .utf8))
  }

  /// Beside the tests' own bundle or executable.
  private static func executable(_ name: String) -> URL {
    let candidates =
      Bundle.allBundles.map { $0.bundleURL.deletingLastPathComponent() } + [
        Bundle.main.bundleURL, URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent(),
      ]
    return candidates.map { $0.appending(path: name) }
      .first { FileManager.default.isExecutableFile(atPath: $0.path(percentEncoded: false)) }
      ?? URL(filePath: ".build/debug/\(name)")
  }
}
