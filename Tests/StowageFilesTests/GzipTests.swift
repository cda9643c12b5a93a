import Foundation
import StowageFiles
import StowageKernel
import TestSupport
import Testing

struct GzipTests {
  /// Made by Python's gzip module: an openb node list of six nodes.
  private let real = Array(
    Data(
      base64Encoded:
        "H4sIAAAAAAACAyvO00kuKI3PzczJydTJTc3NL6oEcpJ00gtKdXLzU1JzuPKApK6BjpmJgYGBjpGZkaGJiY6RToChgQFEyhC3lBFuKWPcUia4pUyxSgEAskw2KcQAAAA="
    ) ?? Data())

  private func unpacked(_ path: String) throws -> String {
    String(decoding: try FileContents.read(path), as: UTF8.self)
  }

  @Test("gzip is known by its first bytes, whatever the file is called")
  func realFile() throws {
    let lines = try unpacked(try TemporaryFile(real).path).split(separator: "\n")
    #expect(lines.count == 7 && lines[0].hasPrefix("sn,cpu_milli") && lines[6].hasPrefix("node-5,"))
  }

  @Test("the members of a gzip file follow one another, with zeros behind the last")
  func members() throws {
    var chance = RandomStream(seed: 3)
    let rows = (0..<40_000).map { _ in "\(chance.next(below: 1_000_000)),x\n" }
    let first = storedGzip(Array(rows.prefix(20_000).joined().utf8))
    let second = storedGzip(Array(rows.dropFirst(20_000).joined().utf8))
    #expect(try unpacked(try TemporaryFile(first + second).path) == rows.joined())
    #expect(try unpacked(try TemporaryFile(first + storedGzip([]) + second + [0, 0, 0, 0]).path) == rows.joined())
  }

  @Test("gzip that stops short is an error at every length", arguments: [11, 40, 80])
  func truncated(length: Int) throws {
    #expect(
      try TemporaryFile(real.prefix(length)).errorText { _ = try unpacked($0) }
        == "FILE: found gzip data that stops short, expected a complete gzip file; fetch the file again")
  }

  @Test("gzip whose bytes were changed is an error")
  func corrupt() throws {
    for position in [20, 30, real.count - 6] {
      var bytes = real
      bytes[position] ^= 0x55
      let text = try TemporaryFile(bytes).errorText { _ = try unpacked($0) }
      #expect(text.hasPrefix("FILE: found corrupt gzip data (") || text.hasPrefix("FILE: found gzip data that stops"))
    }
    let text = try TemporaryFile(real + [1, 2, 3, 4]).errorText { _ = try unpacked($0) }
    #expect(
      text
        == "FILE: found corrupt gzip data (incorrect header check), expected a complete gzip file; fetch the file again"
    )
  }

  @Test("the checksum of bytes is that of the standard, whole and piece by piece")
  func checksum() {
    // The check value of the CRC catalogue: the CRC-32 of "123456789" is cbf43926.
    var whole = CRC32()
    whole.update(Array("123456789".utf8))
    var pieces = CRC32()
    for piece in ["1234", "", "56789"] { pieces.update(Array(piece.utf8)) }
    #expect(whole.text == "cbf43926" && pieces == whole)
    #expect(CRC32().text == "00000000")
  }
}
