import StowageKernel
import TestSupport
import Testing

@testable import StowageTraces

/// Records and quotes where the stretches that are searched at a time begin and end.
struct CSVStretchTests {
  private func rows(_ path: String) throws -> [String] {
    var reader = try CSVReader(TraceInput(path), rowNoun: "row")
    var rows: [String] = []
    while try reader.next() {
      rows.append("\(reader.line):" + reader.header.names.indices.map { reader.text($0) }.joined(separator: "|"))
    }
    return rows
  }

  // A stretch is 16 KiB and a block 64 bytes: fillers put the last rows on every place of a block at a stretch's end.
  @Test(
    "rows read the same wherever a stretch ends", arguments: ["1,2\n", "\"1\",2\n", "1,\"2\"\r\n", "\"1\",\"2\"\n"])
  func everyPlace(row: String) throws {
    for filler in (1 << 14) - 80...(1 << 14) {
      let text = "a,b\n\(String(repeating: "x", count: filler)),y\n\(row)\"p\"\"q\",\"r\ns\"\n\(row)\(row)"
      let read = try rows(try TemporaryFile(text).path).dropFirst()
      #expect(Array(read) == ["3:1|2", "4:p\"q|r\ns", "6:1|2", "7:1|2"])
    }
  }

  @Test("records longer than a stretch are read, and the ones behind them", arguments: [1 << 14, 1 << 17, 1 << 19])
  func longRecords(length: Int) throws {
    let long = String(repeating: ",", count: length)
    let text = "a,b\n1,2\n\"\(long)\",3\n4,5\n\"\(long)\"\"\",\"6\"\n7,8\n"
    #expect(try rows(try TemporaryFile(text).path) == ["2:1|2", "3:\(long)|3", "4:4|5", "5:\(long)\"|6", "6:7|8"])
  }

  @Test("a record with very many fields is refused for their number", arguments: ["1,", "\"1\",", "\"\"\"\","])
  func manyFields(field: String) throws {
    let text = "a,b\n1,2\n" + String(repeating: field, count: 50_000) + "\n"
    #expect(
      try TemporaryFile(text).errorText { _ = try rows($0) }
        == "FILE:3: found 50001 fields, expected 2, as many as the header has")
  }

  @Test("text behind a closing quote is told, however much of it there is", arguments: [1, 1 << 16, 3 << 20])
  func textBehindQuote(count: Int) throws {
    let text = "a,b\n1,2\n\"1\"" + String(repeating: "x", count: count)
    #expect(
      try TemporaryFile(text).errorText { _ = try rows($0) }
        == "FILE:3: found text after a closing quote, expected a comma or the line's end; a quote inside a quoted field is written twice"
    )
  }

  // Plain, quoted, doubled and stray quotes side by side, as written by a writer that quotes only some fields.
  @Test("random tables with some fields quoted read back as written", arguments: 1...6)
  func mixedTables(seed: UInt64) throws {
    var chance = RandomStream(seed: seed)
    var text = "k,l\n"
    var line = 2
    var expected: [String] = []
    for _ in 0..<5_000 {
      var fields: [String] = []
      var written: [String] = []
      var lines = 1
      for _ in 0..<2 {
        var field = String(repeating: "f", count: 1 + chance.next(below: 9))
        switch chance.next(below: seed.isMultiple(of: 2) ? 40 : 5) {
        case 0:
          field += [",", "\n", "é", "\"", ""][chance.next(below: 5)] + "g"
          if field.contains("\n") { lines += 1 }
          written.append("\"\(field.split(separator: "\"").joined(separator: "\"\""))\"")
        case 1:
          field += "\"g"
          written.append(field)
        default: written.append(field)
        }
        fields.append(field)
      }
      expected.append("\(line):" + fields.joined(separator: "|"))
      line += lines
      text += written.joined(separator: ",") + (chance.next(below: 2) == 0 ? "\n" : "\r\n")
    }
    #expect(try rows(try TemporaryFile(text).path) == expected)
  }
}
