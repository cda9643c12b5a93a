import Foundation
import StowageFiles
import TestSupport
import Testing

struct AtomicFileWriterTests {
  private func names(in folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false)).sorted()
  }

  @Test("a file appears whole when it is finished, in the place of the one that was there")
  func finished() throws {
    let folder = try Repository.temporaryFolder()
    let file = folder.appending(path: "pods.csv")
    try Data("before".utf8).write(to: file)
    let writer = try AtomicFileWriter(path: file.path(percentEncoded: false))
    // 1 MB, which is several chunks.
    let line = String(repeating: "x", count: 99) + "\n"
    for _ in 0..<10_000 { try writer.append { $0 += line } }
    #expect(try String(contentsOf: file, encoding: .utf8) == "before")
    try writer.finish()
    #expect(try Data(contentsOf: file).count == 1_000_000)
    #expect(try names(in: folder) == ["pods.csv"])
  }

  @Test("a file that is not finished leaves nothing behind, and what was there as it was")
  func unfinished() throws {
    struct Interruption: Error {}
    let folder = try Repository.temporaryFolder()
    let file = folder.appending(path: "pods.csv")
    try Data("before".utf8).write(to: file)
    #expect(throws: Interruption.self) {
      let writer = try AtomicFileWriter(path: file.path(percentEncoded: false))
      try writer.append { $0 += "half" }
      try writer.append { _ in throw Interruption() }
    }
    #expect(try String(contentsOf: file, encoding: .utf8) == "before")
    #expect(try names(in: folder) == ["pods.csv"])
  }

  @Test("a missing folder, and a folder in the file's place, are told with the path")
  func unwritable() throws {
    let folder = try Repository.temporaryFolder().path(percentEncoded: false)
    let missing = #expect(throws: FileWriteError.self) { try AtomicFileWriter(path: "\(folder)/missing/pods.csv") }
    #expect(missing?.description == "\(folder)/missing/pods.csv: can't be written: No such file or directory")
    try FileManager.default.createDirectory(atPath: "\(folder)/pods.csv/full", withIntermediateDirectories: true)
    let writer = try AtomicFileWriter(path: "\(folder)/pods.csv")
    #expect(throws: FileWriteError.self) { try writer.finish() }
  }
}
