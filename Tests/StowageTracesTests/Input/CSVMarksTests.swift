import StowageKernel
import Testing

@testable import StowageTraces

/// The search for marks against the same search a byte at a time.
struct CSVMarksTests {
  /// Marks, line ends and form of a stretch, found a byte at a time.
  private struct PlainMarks {
    var marks: [Int32] = []
    var lineEnds: [Int32] = []
    var form = CSVMarks.Form.plain

    init(_ bytes: ArraySlice<UInt8>) {
      if bytes.contains(UInt8(ascii: "\"")) { form = Self.isWrapped(bytes) ? .wrapped : .mixed }
      var isInside = false
      for index in bytes.indices {
        let byte = bytes[index]
        if byte == UInt8(ascii: "\"") { isInside.toggle() }
        let isMark = byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\n")
        if form == .mixed ? isMark || byte == UInt8(ascii: "\"") : isMark && !isInside { marks.append(Int32(index)) }
        if form != .mixed, byte == UInt8(ascii: "\n"), !isInside { lineEnds.append(Int32(index)) }
      }
    }

    /// Whether every quote that opens stands at the start of a field, and every other one at the end of one.
    private static func isWrapped(_ bytes: ArraySlice<UInt8>) -> Bool {
      var isInside = false
      for index in bytes.indices {
        let before = index > bytes.startIndex ? bytes[index - 1] : UInt8(ascii: "\n")
        let behind = bytes[(index + 1)...].prefix(2)
        switch bytes[index] {
        case UInt8(ascii: "\"") where isInside:
          isInside = false
          let ends: [[UInt8]] = [[], [0x0d], [0x0d, 0x0a]]
          if !ends.contains(Array(behind)), behind.first != UInt8(ascii: ","), behind.first != UInt8(ascii: "\n") {
            return false
          }
        case UInt8(ascii: "\""):
          isInside = true
          if before != UInt8(ascii: ",") && before != UInt8(ascii: "\n") { return false }
        case UInt8(ascii: "\n") where isInside: return false
        default: break
        }
      }
      return true
    }
  }

  private func compare(_ bytes: [UInt8], _ range: Range<Int>, _ marks: inout CSVMarks) {
    marks.find(in: bytes.span.bytes, range)
    let expected = PlainMarks(bytes[range])
    // Quotes in the 64 bytes behind the range may count: fields without any can be read as if some had them.
    #expect(marks.form == expected.form || (marks.form == .wrapped && expected.form == .plain))
    #expect(marks.ends[0] == Int32(range.lowerBound - 1))
    #expect(Array(marks.ends[1..<marks.count]) == expected.marks)
    #expect(Array(marks.lineEnds[..<marks.lineCount]) == expected.lineEnds)
    // It may say so of the bytes behind the range as well.
    if bytes[range].contains(where: { $0 == 0 || $0 >= 0x80 }) { #expect(marks.mayHoldOddBytes) }
  }

  @Test("the bits of a block are the bytes that are meant", arguments: 1...20)
  func blocks(seed: UInt64) {
    var chance = RandomStream(seed: seed)
    let bytes = (0..<200).map { _ in UInt8(chance.next(below: seed.isMultiple(of: 2) ? 256 : 48)) }
    for position in 0...(bytes.count - 64) {
      let block = CSVBlock(bytes.span.bytes, at: position)
      for byte in [0x0a, 0x0d, 0x22, 0x2c] as [UInt8] {
        let expected = (0..<64).reduce(0 as UInt64) { $0 | (bytes[position + $1] == byte ? 1 << UInt64($1) : 0) }
        #expect(block.bits(byte) == expected)
      }
    }
  }

  // Pieces of 4,096 bytes are searched at a time, blocks of 64 bytes within them.
  @Test("random bytes have the marks that a search byte by byte finds", arguments: 1...30)
  func randomBytes(seed: UInt64) {
    var chance = RandomStream(seed: seed)
    var marks = CSVMarks()
    for _ in 0..<20 {
      let alphabet = [",\nab", "ab,\n", "abc\"", ",\n\r\"a", "abcdefghij,\nklmnopqrstuvw\""][chance.next(below: 5)].utf8
      let odd: [UInt8] = chance.next(below: 4) == 0 ? [0, 0x80, 0xff] : []
      let letters = Array(alphabet) + odd
      let count = chance.next(below: chance.next(below: 4) == 0 ? 9_000 : 300)
      let bytes = (0..<count + 164).map { _ in letters[chance.next(below: letters.count)] }
      let start = chance.next(below: 100)
      compare(bytes, start..<start + count, &marks)
    }
  }

  @Test("fields in quotes have the marks that a search byte by byte finds", arguments: 1...30)
  func wrappedFields(seed: UInt64) {
    var chance = RandomStream(seed: seed)
    var marks = CSVMarks()
    for _ in 0..<20 {
      var bytes: [UInt8] = []
      let isStrange = chance.next(below: 4) == 0
      for _ in 0..<chance.next(below: chance.next(below: 4) == 0 ? 1_500 : 40) {
        let pieces = ["\"a\",", "\"\",", "b,", "\"c,d\"\n", "\"e\"\r\n", "\"\n", "\"f\"\"g\",", "h\"i,", "\"\r,"]
        bytes += Array(pieces[chance.next(below: isStrange && chance.next(below: 100) == 0 ? pieces.count : 5)].utf8)
      }
      let range = 0..<max(0, bytes.count - chance.next(below: 4))
      compare(bytes + [UInt8](repeating: 0x22, count: 64), range, &marks)
    }
  }
}
