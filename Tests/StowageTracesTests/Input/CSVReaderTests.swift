import Foundation
import StowageFiles
import StowageKernel
import TestSupport
import Testing

@testable import StowageTraces

struct CSVReaderTests {
  /// All fields of a file, with the line of each record in front.
  private func rows(_ path: String) throws -> [[String]] {
    var reader = try CSVReader(TraceInput(path), rowNoun: "row")
    var rows: [[String]] = []
    while try reader.next() { rows.append(["\(reader.line)"] + reader.header.names.indices.map { reader.text($0) }) }
    return rows
  }

  @Test(
    "every way to end lines and files reads the same",
    arguments: [
      "a,b\n1,2\n3,4\n", "a,b\r\n1,2\r\n3,4\r\n", "a,b\n1,2\n3,4", "a,b\r\n1,2\r\n3,4", "\u{feff}a,b\n1,2\n3,4\n",
      "a,b\n1,2\r\n3,4\r\n", "\"a\",\"b\"\n\"1\",2\n3,\"4\"", " a ,b\n1,2\n3,4\n",
    ])
  func lineEndings(text: String) throws {
    #expect(try rows(try TemporaryFile(text).path) == [["2", "1", "2"], ["3", "3", "4"]])
  }

  @Test("quoted fields may hold commas, quotes and newlines, and lines are still counted right")
  func quotes() throws {
    let file = try TemporaryFile("a,b\n\"x,\"\"y\"\"\",\"line\nbreak\"\r\nplain,mid\"dle\n\"\",\n")
    #expect(
      try rows(file.path) == [["2", "x,\"y\"", "line\nbreak"], ["4", "plain", "mid\"dle"], ["5", "", ""]])
  }

  @Test("blank lines are passed over and counted")
  func blankLines() throws {
    #expect(try rows(try TemporaryFile("\n\na,b\n\n1,2\n\r\n3,4\n\n").path) == [["5", "1", "2"], ["7", "3", "4"]])
  }

  @Test("a field of almost a mebibyte is read, across many pieces of the file")
  func longField() throws {
    let long = String(repeating: "x", count: (1 << 20) - 10)
    let file = try TemporaryFile("a,b\n1,2\n\(long),2\n3,\"\(long)\"\n5,6")
    let read = try rows(file.path)
    #expect(read.map { $0[0] } == ["2", "3", "4", "5"])
    #expect(read[1][1] == long && read[2][2] == long && read[3] == ["5", "5", "6"])
  }

  @Test("what is wrong with a file as a whole is told")
  func wholeFile() throws {
    let read = { (path: String) in _ = try rows(path) }
    #expect(
      try TemporaryFile("").errorText(read)
        == "FILE: found an empty file, expected a header line and a line for each row")
    #expect(
      try TemporaryFile("a,b\n").errorText(read)
        == "FILE:1: found nothing after the header, expected a line for each row")
    #expect(
      try TemporaryFile("a,b\n1,2\n1,2,3\n").errorText(read)
        == "FILE:3: found 3 fields, expected 2, as many as the header has")
    #expect(
      try TemporaryFile("a,b\n1\n").errorText(read) == "FILE:2: found 1 field, expected 2, as many as the header has")
    #expect(
      try TemporaryFile("a,b\n1,\"2\"\n\"1\"\n").errorText(read)
        == "FILE:3: found 1 field, expected 2, as many as the header has")
    #expect(
      try TemporaryFile("a,b\n1,2\n1,\u{0}\n").errorText(read)
        == "FILE:3: found a NUL byte, expected text; this does not look like a CSV file")
    #expect(
      try TemporaryFile([0x61, 0x2c, 0x62, 0x0a, 0x31, 0x2c, 0xff, 0x0a]).errorText(read)
        == "FILE:2: b: found \"\u{fffd}\", expected text in UTF-8; convert the file to UTF-8")
    #expect(
      try TemporaryFile("a,b\n1,\"2\n3,4\n").errorText(read)
        == "FILE:2: found a quote that is never closed, expected a closing quote")
    #expect(
      try TemporaryFile("a,b\n1,\"2\"x\n").errorText(read)
        == "FILE:2: found text after a closing quote, expected a comma or the line's end; a quote inside a quoted field is written twice"
    )
  }

  @Test("a line longer than 1 MiB is an error, be it by a byte or by much", arguments: [(1 << 20) - 2, 3 << 20])
  func longLine(count: Int) throws {
    for field in [String(repeating: "x", count: count), "\"\(String(repeating: "x", count: count - 2))\""] {
      let file = try TemporaryFile("a,b\n1,2\n\(field),2\n")
      #expect(
        file.errorText { _ = try rows($0) }
          == "FILE:3: found a line longer than 1 MiB, expected shorter lines; a quote that is never closed looks like this, too"
      )
    }
  }

  @Test("a missing file and a folder are errors that say so")
  func unreadable() throws {
    #expect(throws: TraceError.self) { try CSVReader(TraceInput("/nonexistent/nodes.csv"), rowNoun: "row") }
    do {
      _ = try CSVReader(TraceInput("/nonexistent/nodes.csv"), rowNoun: "row")
    } catch {
      #expect(
        "\(error)"
          == "/nonexistent/nodes.csv: found nothing that can be read (no such file), expected a readable file"
      )
    }
    do {
      _ = try CSVReader(TraceInput("/"), rowNoun: "row")
      Issue.record("no error")
    } catch {
      #expect("\(error)" == "/: found a folder, expected a regular file (it is read more than once)")
      #expect(error.kind == .unreadable)
    }
  }

  // Nobody writes to the pipe: a reader that waited for it would hang here.
  @Test("a pipe is refused, because it can be read only once")
  func pipe() throws {
    let path = try TemporaryFile("").path + ".pipe"
    try #require(mkfifo(path, 0o600) == 0)
    let readers: [(String) throws -> Void] = [
      { _ = try rows($0) }, { _ = try OpenedTrace($0, among: TraceFormats.all) }, { _ = try TraceInput($0).checksum() },
    ]
    for read in readers {
      do {
        try read(path)
        Issue.record("no error")
      } catch let error as TraceError {
        #expect(error.found == "a pipe" && error.kind == .unreadable)
      }
    }
  }

  @Test("tables with other separators or lines that end in CR are told as such")
  func otherNotations() throws {
    let read = { (path: String) in _ = try rows(path) }
    for (text, found) in [
      ("a;b\n1;2\n", "columns separated by semicolons, expected columns separated by commas"),
      ("a\tb\n1\t2\n", "columns separated by tabs, expected columns separated by commas"),
      ("a,b\r1,2\r", "lines that end in CR alone, expected lines that end in LF or CRLF"),
    ] {
      #expect(try TemporaryFile(text).errorText(read) == "FILE:1: found \(found)")
    }
    // A header of one column is fine as such, and so is a semicolon in a field.
    #expect(try rows(try TemporaryFile("a\nx;y\n").path) == [["2", "x;y"]])
  }

  @Test("text beyond ASCII is kept")
  func unicode() throws {
    #expect(try rows(try TemporaryFile("a,b\nKnöten,世界\n").path) == [["2", "Knöten", "世界"]])
  }

  // What is written by RFC 4180 must read back, whatever the fields hold and wherever the pieces of the file end.
  @Test("random tables read back as written", arguments: 1...4)
  func randomTables(seed: UInt64) throws {
    var chance = RandomStream(seed: seed)
    let alphabet = Array("ab,\"\n\r é1")
    var text = "k,l,m\n"
    var expected: [[String]] = []
    for _ in 0..<10_000 {
      var row: [String] = []
      for _ in 0..<3 {
        let field = String((0..<chance.next(below: 12)).map { _ in alphabet[chance.next(below: alphabet.count)] })
        row.append(field)
      }
      expected.append(row)
      text += row.map { "\"\($0.replacing("\"", with: "\"\""))\"" }.joined(separator: ",")
      text += chance.next(below: 2) == 0 ? "\n" : "\r\n"
    }
    let read = try rows(try TemporaryFile(text).path).map { Array($0.dropFirst()) }
    #expect(
      read.count == expected.count
        && zip(read, expected).allSatisfy { $0.map { Array($0.utf8) } == $1.map { Array($0.utf8) } })
  }
}
