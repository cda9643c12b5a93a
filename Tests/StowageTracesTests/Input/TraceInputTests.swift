import StowageKernel
import TestSupport
import Testing

@testable import StowageTraces

struct TraceInputTests {
  @Test("what was looked at is still to be read, and the checksum is that of the whole file", arguments: 1...8)
  func lookahead(seed: UInt64) throws {
    var chance = RandomStream(seed: seed)
    let bytes = (0..<chance.next(below: 60_000)).map { _ in UInt8(chance.next(below: 256)) }
    for file in [try TemporaryFile([0x78] + bytes), try TemporaryFile(storedGzip([0x78] + bytes))] {
      let input = try TraceInput(file.path, isSummed: true)
      #expect(try input.beginning() == Array(([0x78] + bytes).prefix(1 << 14)))
      var read: [UInt8] = []
      var buffer = [UInt8](repeating: 0, count: 1_000)
      while true {
        let start = chance.next(below: 500)
        let count = try input.read(into: &buffer, at: start..<(start + 1 + chance.next(below: 500)))
        if count == 0 { break }
        read += buffer[start..<(start + count)]
      }
      #expect(read == [0x78] + bytes, "seed \(seed)")
      #expect(try input.checksum() == text(crc32([0x78] + bytes)), "seed \(seed)")
    }
  }

  @Test("a checksum that is asked for early reads what is left")
  func earlyChecksum() throws {
    let bytes = Array(repeating: Array("123456789".utf8), count: 10_000).flatMap { $0 }
    let file = try TemporaryFile(bytes)
    let summed = try TraceInput(file.path, isSummed: true)
    var buffer = [UInt8](repeating: 0, count: 10)
    _ = try summed.beginning()
    _ = try summed.read(into: &buffer, at: buffer.indices)
    #expect(try summed.checksum() == text(crc32(bytes)))
    #expect(try TraceInput(file.path).checksum() == text(crc32(bytes)))
    #expect(try TraceInput(TemporaryFile("123456789").path).checksum() == "cbf43926")
  }

  @Test("a byte order mark is not shown to formats, and left to the reader")
  func byteOrderMark() throws {
    let input = try TraceInput(try TemporaryFile("\u{feff}a,b\n").path)
    #expect(try input.beginning() == Array("a,b\n".utf8))
    #expect(try input.readAll() == Array("\u{feff}a,b\n".utf8))
  }

  private func text(_ sum: UInt32) -> String {
    let digits = String(sum, radix: 16)
    return String(repeating: "0", count: 8 - digits.count) + digits
  }
}
