import StowageManifests
import Testing

struct YAMLReadingTests {
  @Test(
    "plain scalars get the kind that Kubernetes gives them, quoted ones are text",
    arguments: [
      ("1", "integer 1"), ("-1", "integer -1"), ("+1", "integer 1"), ("0x10", "integer 16"), ("010", "integer 8"),
      ("0o10", "integer 8"), ("1_000", "integer 1000"), ("0b11", "integer 3"), ("089", "float 089"), ("0x", "'0x'"),
      ("99999999999999999999", "integer 99999999999999999999"), ("1.5", "float 1.5"), ("1e3", "float 1e3"),
      (".5", "float .5"), ("1.", "float 1."), (".inf", "float .inf"), ("1.5Gi", "'1.5Gi'"), ("1.5.2", "'1.5.2'"),
      ("true", "bool true"), ("Yes", "bool true"), ("off", "bool false"), ("\"true\"", "'true'"), ("'1'", "'1'"),
      ("null", "null"), ("~", "null"), ("\"\"", "''"), ("12:30:45", "'12:30:45'"), ("2026-01-01", "'2026-01-01'"),
      ("!!str 5", "'5'"), ("!!int \"5\"", "integer 5"), ("-", "'-'"), ("a*b", "'a*b'"), ("'*x'", "'*x'"),
      ("|\n  two\n  lines\n", "'two\nlines\n'"), (">-\n  one\n  line\n", "'one line'"),
    ])
  func scalars(text: String, outline: String) throws {
    // A lone "-" is an empty list element, so that one stands in quotes.
    let value = text == "-" ? "'-'" : text
    #expect(try read("a: \(value)").map(\.outline) == ["{a: \(outline)}"])
  }

  @Test("several documents are read, and empty ones left out")
  func documents() throws {
    let documents = try read("---\na: 1\n---\n# nothing\n---\nb: 2\n...\n")
    #expect(documents.map(\.outline) == ["{a: integer 1}", "{b: integer 2}"])
    #expect(documents.map(\.place) == ["2:1", "6:1"])
  }

  @Test("keys and values know line and column")
  func positions() throws {
    let document = try #require(try read("# comment\na:\n  - x: 1\n    y: [2, 3]\n").first)
    #expect(document["a"]?.place == "3:3")
    guard case .sequence(let elements)? = document["a"]?.content else {
      Issue.record("no list")
      return
    }
    #expect(elements.first?["y"]?.place == "4:8")
  }

  @Test("byte order mark and Windows line ends are read", arguments: ["\u{feff}a: 1\nb: x\n", "a: 1\r\nb: x\r\n"])
  func lineEnds(text: String) throws {
    #expect(try read(text).map(\.outline) == ["{a: integer 1, b: 'x'}"])
  }

  @Test("aliases stand for their anchors, in one document only")
  func aliases() throws {
    let text = "a: &x {k: 1}\nb: *x\nc: [*x, &y 2, *y]\n*y : z\n"
    let outline = "{a: {k: integer 1}, b: {k: integer 1}, c: [{k: integer 1}, integer 2, integer 2], 2: 'z'}"
    #expect(try read(text).map(\.outline) == [outline])
    #expect(
      refusal("a: &name 1\nb: *nane\n")
        == "test.yaml:2: the alias \"*nane\" without an anchor \"&nane\" before it; did you mean \"name\"?")
    #expect(refusal("a: &x 1\n---\nb: *x\n").hasPrefix("test.yaml:3: the alias \"*x\" without"))
    #expect(refusal("a: &x [*x]\n").hasPrefix("test.yaml:1: the alias \"*x\" without"))
  }

  @Test("merge keys add what is not there, own keys first, earlier ones before later")
  func mergeKeys() throws {
    let text = "x: &x {a: 1, b: 2}\ny: &y {b: 3, c: 4}\none: {<<: *x, a: 9}\ntwo: {<<: [*x, *y]}\n"
    let document = try #require(try read(text).first)
    #expect(document["one"]?.outline == "{a: integer 9, b: integer 2}")
    #expect(document["two"]?.outline == "{a: integer 1, b: integer 2, c: integer 4}")
    #expect(refusal("a:\n  <<: 5\n") == "test.yaml:2: <<: expected an object to merge, found the number 5")
  }

  // Ten levels of ten aliases each: 10^9 values and more.
  @Test(
    "aliases to aliases that grow without bounds are refused", arguments: ["[*a8]", "{? *a8 : 1}", "{? [*a8] : 1}"])
  func aliasBomb(last: String) {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...8 {
      let uses = [String](repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(uses)]\n"
    }
    // Level 5 has 10^6 values for each of its ten uses in level 6, so the fifth of them is beyond 5,000,000.
    #expect(
      refusal(text + "z: \(last)\n")
        == "test.yaml:7: expected at most 5000000 values, aliases expanded, found more")
  }

  @Test(
    "malformed YAML is refused with its line",
    arguments: [
      ("a: 1\n\tb: 2\n", "test.yaml:2: a tab in the indentation, where YAML takes spaces only"),
      ("a:\n  b: 1\n\tc: 2\n", "test.yaml:3: a tab in the indentation, where YAML takes spaces only"),
      ("a: 1\nb: 2\na: 3\n", "test.yaml:3: the key \"a\" is there twice"),
      ("x:\n- a: {a: 1}\n  b: 2\n# a: 5\n\n  'a' : 3\na: 4\n", "test.yaml:6: the key \"a\" is there twice"),
      ("x: {a: 1,\n  a: 2}\n", "test.yaml:1: the key \"a\" is there twice"),
      ("a: [1,\n2\n", "test.yaml:3: did not find expected ',' or ']' while parsing a flow sequence (line 1)"),
      ("a: \"x\n", "test.yaml:2: found unexpected end of stream while scanning a quoted scalar (line 1)"),
      ("a: b: c\n", "test.yaml:1: mapping values are not allowed in this context"),
      ("? [1]\n: 2\n", "test.yaml:1: expected a text, found a list as a key"),
      (
        "a: @x\n", "test.yaml:1: found character that cannot start any token while scanning for the next token (line 1)"
      ),
    ])
  func malformed(text: String, message: String) {
    #expect(refusal(text) == message)
  }

  @Test(
    "a file without a document is refused",
    arguments: ["", " \n\t\r\n", "\u{feff}", "# only a comment\n", "---\n---\n", "null"])
  func empty(text: String) {
    #expect(refusal(text) == "test.yaml:1: expected a YAML or JSON document, found an empty file")
  }

  @Test("bytes that are not UTF-8 are refused with their line")
  func notUTF8() {
    #expect(refusal(Array("a: 1\nb: ".utf8) + [0xFF, 0xFE]) == "test.yaml:2: bytes that are not UTF-8")
    // Half of a unit of UTF-16.
    #expect(refusal([0xFF, 0xFE, 0x61, 0x00, 0x3A]) == "test.yaml:1: expected UTF-8, found UTF-16 that is broken")
    #expect(refusal("a: 1\nb: \u{0}\n").hasPrefix("test.yaml:2: "))
  }

  @Test("deep nesting is refused, in flow style and in block style")
  func nesting() {
    #expect(
      refusal("a: " + String(repeating: "[", count: 600) + String(repeating: "]", count: 600)).contains("128 deep"))
    #expect(!refusal("a: " + String(repeating: "[", count: 100_000)).isEmpty)
    #expect(refusal(String(repeating: "- ", count: 900) + "x").contains("128 deep"))
    #expect(!refusal(String(repeating: "- ", count: 100_000)).isEmpty)
    let indented = (0..<900).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
    #expect(refusal(indented).contains("128 deep"))
  }

  @Test("depth is counted through aliases")
  func nestingThroughAliases() {
    let nested = String(repeating: "[", count: 100) + String(repeating: "]", count: 100)
    #expect(
      refusal("a: &a \(nested)\nb: \(String(repeating: "[", count: 100))*a\(String(repeating: "]", count: 100))\n")
        .contains("128 deep"))
  }
}
