import StowageFiles
import Testing

struct FileContentsTests {
  @Test("a missing file and a folder are errors that say so, of the kind of what can't be read")
  func unreadable() throws {
    let missing = #expect(throws: FileError.self) { try FileContents.read("/nonexistent/nodes.csv") }
    #expect(
      missing?.description
        == "/nonexistent/nodes.csv: found nothing that can be read (no such file), expected a readable file")
    #expect(missing?.kind == .unreadable)
    let folder = #expect(throws: FileError.self) { try FileContents.read("/") }
    #expect(folder?.description == "/: found nothing that can be read (Is a directory), expected a readable file")
    #expect(folder?.kind == .unreadable)
  }
}
