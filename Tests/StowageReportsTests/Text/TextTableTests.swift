import Testing

@testable import StowageReports

@Suite("Tables for terminals")
struct TextTableTests {
  @Test("names align left, numbers right, and no line ends in spaces")
  func alignment() {
    var table = TextTable(columns: [.init("policy"), .init("nodes", alignment: .right), .init("note")])
    table.append(["firstFit", "1,213", "base"])
    table.append(["best", "41"])
    #expect(
      table.text == """
        policy    nodes  note
        --------  -----  ----
        firstFit  1,213  base
        best         41

        """)
  }

  @Test("the rule below the headings can be left out")
  func noRule() {
    var table = TextTable(columns: [.init("a"), .init("b", alignment: .right)], hasHeaderRule: false)
    table.append(["x", "10"])
    #expect(table.text == "a   b\nx  10\n")
  }

  @Test("wide and combining characters take the columns that terminals give them")
  func width() {
    #expect(DisplayWidth.of("±0.5 °C") == 7)
    #expect(DisplayWidth.of("節点") == 4)
    #expect(DisplayWidth.of("e\u{301}") == 1)
    #expect(DisplayWidth.of("★") == 1)
  }

  @Test("control characters do not reach the terminal, further cells are left out")
  func control() {
    var table = TextTable(columns: [.init("a")], hasHeaderRule: false)
    table.append(["x\n\u{1B}[2J", "lost"])
    #expect(table.text == "a\nx  [2J\n")
  }

  @Test(
    "a CSV field is quoted if it holds a comma, a quote or a line break",
    arguments: [
      ("plain", "plain"), ("a,b", "\"a,b\""), ("say \"x\"", "\"say \"\"x\"\"\""), ("two\nlines", "\"two\nlines\""),
      ("two\r\nlines", "\"two\r\nlines\""), ("", ""), (" space ", " space "),
    ])
  func quoting(field: String, quoted: String) { #expect(CSVWriter.quoted(field) == quoted) }

  @Test("CSV lines end with CR LF")
  func lines() {
    var csv = CSVWriter()
    csv.append(["a", "b,c"])
    csv.append(["1"])
    #expect(csv.text == "a,\"b,c\"\r\n1\r\n")
  }
}
