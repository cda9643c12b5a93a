import StowageKernel
import TestSupport
import Testing

@testable import StowageTraces

/// The reader against the rule, read a byte at a time.
struct PlainCSVTests {
  /// What a field may look like, from the common to the strange; rare are the ones from 7 on.
  private static let fields = [
    "", "a", "bc", "12345", "\"\"", "\"d\"", "\"e,f\"", "\"g\"\"h\"", "\"\"\"\"", "i\"j", "\"k\nl\"", "m\rn", "é",
    "\"ü\"",
    "\"o\"p", "\"q", "r,s", "t\nu", "\"v\"\r", "\0", "\"\r\"",
  ]

  /// How a table is written: the fields that occur, one in how many of them is any other, and the line ends.
  struct Style: CustomTestStringConvertible, Sendable {
    let fields: Range<Int>
    let rare: Int
    let lineEnd: String
    var testDescription: String {
      "fields \(fields), one of \(rare) is another, lines end in \(lineEnd.debugDescription)"
    }
  }

  static let styles = [
    Style(fields: 0..<4, rare: .max, lineEnd: "\n"), Style(fields: 4..<7, rare: .max, lineEnd: "\n"),
    Style(fields: 0..<7, rare: .max, lineEnd: "\r\n"), Style(fields: 4..<7, rare: .max, lineEnd: "\r\n"),
    Style(fields: 0..<10, rare: .max, lineEnd: "\n"), Style(fields: 0..<13, rare: .max, lineEnd: "\r\n"),
    Style(fields: 0..<4, rare: 2_000, lineEnd: "\n"), Style(fields: 4..<7, rare: 2_000, lineEnd: "\n"),
    Style(fields: 0..<14, rare: 300, lineEnd: "\r\n"), Style(fields: 0..<14, rare: 40, lineEnd: "\n"),
  ]

  // 1,500 rows of 3 fields are about 16 KiB or more, so that most tables span two stretches.
  @Test("random tables are read as by the rule, up to the first error", arguments: styles, 1...6)
  func randomTables(style: Style, seed: UInt64) throws {
    var chance = RandomStream(seed: seed)
    var text = "x,y,z\n"
    for _ in 0..<1_500 {
      let row = (0..<3).map { _ in
        let isRare = style.rare < .max && chance.next(below: style.rare) == 0
        return Self.fields[
          isRare
            ? chance.next(below: Self.fields.count) : style.fields.lowerBound + chance.next(below: style.fields.count)]
      }
      text += row.joined(separator: ",") + (chance.next(below: 50) == 0 ? "\n" : style.lineEnd)
      if chance.next(below: 200) == 0 { text += style.lineEnd }
    }
    if chance.next(below: 2) == 0 { text.unicodeScalars.removeLast() }
    try compare(Array(text.utf8), seed)
  }

  @Test("random bytes are read as by the rule, up to the first error", arguments: 1...300)
  func randomBytes(seed: UInt64) throws {
    var chance = RandomStream(seed: seed)
    let alphabet = Array("\"\",,\n\r\rab".utf8) + (seed.isMultiple(of: 5) ? [0xc3, 0xa9, 0] : [])
    let bytes = (0..<chance.next(below: 200)).map { _ in alphabet[chance.next(below: alphabet.count)] }
    try compare(Array("x,y,z\n1,2,3\n".utf8) + bytes, seed)
  }

  private func compare(_ bytes: [UInt8], _ seed: UInt64) throws {
    let expected = PlainCSV(bytes, columns: 3)
    let file = try TemporaryFile(bytes)
    var rows: [String] = []
    let error = file.errorText { path in
      var reader = try CSVReader(TraceInput(path), rowNoun: "row", mayBeEmpty: true)
      while try reader.next() {
        rows.append("\(reader.line):" + (0..<3).map { reader.text($0) }.joined(separator: "|"))
      }
    }
    #expect(rows == expected.rows, "seed \(seed)")
    // "FILE:3: found 2 fields, expected ..." and "3: 2 fields"; a field that is no text is quoted there.
    if let plain = expected.error {
      let parts = plain.split(separator: ": ", maxSplits: 1)
      #expect(error.hasPrefix("FILE:\(parts[0]): "), "\(error), not \(plain); seed \(seed)")
      #expect(
        plain.hasSuffix("no text") ? error.contains("expected text in UTF-8") : error.contains("found \(parts[1]),"),
        "\(error), not \(plain); seed \(seed)")
    } else {
      #expect(error == "no error", "seed \(seed)")
    }
  }
}
