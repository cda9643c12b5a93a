import Foundation
import StowageKernel
import StowageModel
import Testing

@testable import StowageTraces

struct GzipTests {
  /// Made by Python's gzip module: an openb node list of six nodes.
  private let real = Array(
    Data(
      base64Encoded:
        "H4sIAAAAAAACAyvO00kuKI3PzczJydTJTc3NL6oEcpJ00gtKdXLzU1JzuPKApK6BjpmJgYGBjpGZkaGJiY6RToChgQFEyhC3lBFuKWPcUia4pUyxSgEAskw2KcQAAAA="
    ) ?? Data())

  private func lines(_ path: String) throws -> Int {
    var reader = try CSVReader(path: path, rowNoun: "row")
    var count = 0
    while try reader.next() { count += 1 }
    return count
  }

  @Test("gzip is known by its first bytes, whatever the file is called")
  func realFile() throws {
    let nodes = try TraceFormats.openNodes(try TemporaryFile(real).path)
    #expect(nodes.map(\.name) == (0..<6).map { "node-\($0)" })
  }

  @Test("the members of a gzip file follow one another, with zeros behind the last")
  func members() throws {
    var chance = RandomStream(seed: 3)
    let rows = (0..<40_000).map { _ in "\(chance.next(below: 1_000_000)),x\n" }
    let first = storedGzip(Array(("a,b\n" + rows.prefix(20_000).joined()).utf8))
    let second = storedGzip(Array(rows.dropFirst(20_000).joined().utf8))
    #expect(try lines(try TemporaryFile(first + second).path) == 40_000)
    #expect(try lines(try TemporaryFile(first + storedGzip([]) + second + [0, 0, 0, 0]).path) == 40_000)
  }

  @Test("gzip that stops short is an error at every length", arguments: [11, 40, 80])
  func truncated(length: Int) throws {
    #expect(
      try TemporaryFile(real.prefix(length)).errorText { _ = try lines($0) }
        == "FILE: found gzip data that stops short, expected a complete gzip file; fetch the file again")
  }

  @Test("gzip whose bytes were changed is an error")
  func corrupt() throws {
    for position in [20, 30, real.count - 6] {
      var bytes = real
      bytes[position] ^= 0x55
      let text = try TemporaryFile(bytes).errorText { _ = try lines($0) }
      #expect(text.hasPrefix("FILE: found corrupt gzip data (") || text.hasPrefix("FILE: found gzip data that stops"))
    }
    let text = try TemporaryFile(real + [1, 2, 3, 4]).errorText { _ = try lines($0) }
    #expect(
      text
        == "FILE: found corrupt gzip data (incorrect header check), expected a complete gzip file; fetch the file again"
    )
  }

  @Test("a packed and an unpacked file have the same checksum, that of the standard")
  func checksum() throws {
    // The check value of the CRC catalogue: the CRC-32 of "123456789" is cbf43926.
    let digits = Array("123456789".utf8)
    #expect(try TraceSummary.checksum(ofFile: try TemporaryFile(digits).path) == "cbf43926")
    #expect(try TraceSummary.checksum(ofFile: try TemporaryFile(storedGzip(digits)).path) == "cbf43926")
  }
}
