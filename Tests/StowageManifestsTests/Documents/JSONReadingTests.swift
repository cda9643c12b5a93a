import StowageManifests
import Testing

struct JSONReadingTests {
  @Test(
    "JSON values keep their kind, and numbers their text",
    arguments: [
      (#"{"a": 1, "b": [true, false, null], "c": "x"}"#, "{a: integer 1, b: [bool true, bool false, null], c: 'x'}"),
      ("[]", "[]"), ("{}", "{}"), (" \n [ ] ", "[]"), ("[[],{}]", "[[], {}]"),
      (
        "[9223372036854775808, -0, 0.10, 1e5, 1E-5]",
        "[integer 9223372036854775808, integer -0, float 0.10, float 1e5, float 1E-5]"
      ),
      (#"["a\"b\\\/\b\f\n\r\t"]"#, "['a\"b\\/\u{8}\u{C}\n\r\t']"),
      // U+1F600 is D83D DE00 as a surrogate pair
      (#"["\u0041\u00e9\u20AC\ud83d\ude00"]"#, "['A\u{e9}\u{20ac}\u{1f600}']"),
      ("[\"\u{1f600}\u{e9}\"]", "['\u{1f600}\u{e9}']"), ("\u{feff}[1]", "[integer 1]"),
      ("{\r\n\"a\":\r\n1}\r\n", "{a: integer 1}"), (#"{"": 0}"#, "{: integer 0}"),
    ])
  func values(text: String, outline: String) throws {
    #expect(try read(text).map(\.outline) == [outline])
  }

  @Test("values and keys know line and column, in bytes")
  func positions() throws {
    let document = try #require(try read("{\n  \"\u{e9}\": 7,\n  \"b\": [1,\n    \"x\"]\n}").first)
    #expect(document.place == "1:1")
    guard case .mapping(let entries) = document.content else {
      Issue.record("no object")
      return
    }
    #expect("\(entries[0].position.line):\(entries[0].position.column)" == "2:3")
    // two bytes for the letter, two quotes, colon, space: 3 + 6
    #expect(entries[0].value.place == "2:9")
    guard case .sequence(let elements) = entries[1].value.content else {
      Issue.record("no list")
      return
    }
    #expect(elements.map(\.place) == ["3:9", "4:5"])
  }

  @Test(
    "malformed JSON is refused with the line and what was expected",
    arguments: [
      ("{\"a\": 1", "test.yaml:1: expected \",\" or \"}\", found the end of the file"),
      ("{\n\"a\":", "test.yaml:2: expected a value, found the end of the file"),
      ("{\"a", "test.yaml:1: expected the closing quote of a text, found the end of the file"),
      ("[1,\n2", "test.yaml:2: expected \",\" or \"]\", found the end of the file"),
      ("[tr", "test.yaml:1: expected \"true\", found the end of the file"),
      ("[-", "test.yaml:1: expected a digit, found the end of the file"),
      ("{", "test.yaml:1: expected a key in quotes, found the end of the file"),
      ("{\"a\" 1}", "test.yaml:1: expected \":\" after the key \"a\", found \"1\""),
      ("{\"a\": 1}\n}", "test.yaml:2: expected the end of the file, found \"}\""),
      ("{\"a\": 1} 2", "test.yaml:1: expected the end of the file, found \"2\""),
      ("[\"a\nb\"]", "test.yaml:1: a line break or another control character inside a text"),
      ("[\"\\x\"]", "test.yaml:1: an unknown escape in a text"),
      ("[\"\\u12g4\"]", "test.yaml:1: an unknown escape in a text"),
      ("[\n\"\\ud800\"]", "test.yaml:2: half of a surrogate pair in a text"),
      ("[\"\\ud800\\u0041\"]", "test.yaml:1: half of a surrogate pair in a text"),
      ("[\"\\udc00\"]", "test.yaml:1: half of a surrogate pair in a text"),
      ("{\"a\": 1,\n\"b\": 2,\n\"a\": 3}", "test.yaml:3: the key \"a\" is there twice"),
      ("{\"a\\u0062\": 1, \"ab\": 3}", "test.yaml:1: the key \"ab\" is there twice"),
    ])
  func malformed(text: String, message: String) {
    #expect(refusal(text) == message)
  }

  @Test("a repeated key is found in a large object too")
  func manyKeys() {
    let keys = (0..<100).map { "\"k\($0)\": 0" } + ["\n\"k7\": 1"]
    #expect(refusal("{" + keys.joined(separator: ",") + "}") == "test.yaml:2: the key \"k7\" is there twice")
  }

  @Test("bytes that are not UTF-8 are refused with their line")
  func notUTF8() {
    #expect(refusal(Array("[\n\"a".utf8) + [0xFF] + Array("\"]".utf8)) == "test.yaml:2: bytes that are not UTF-8")
    // C0 80 is an overlong zero, ED A0 80 a surrogate.
    #expect(refusal(Array("[\"".utf8) + [0xC0, 0x80] + Array("\"]".utf8)).contains("not UTF-8"))
    #expect(refusal(Array("[\"".utf8) + [0xED, 0xA0, 0x80] + Array("\"]".utf8)).contains("not UTF-8"))
  }

  @Test("nesting is read down to 128 levels, and refused below")
  func nesting() throws {
    let deepest = String(repeating: "[", count: 128) + String(repeating: "]", count: 128)
    #expect(try read(deepest).count == 1)
    #expect(
      refusal(String(repeating: "[", count: 129)) == "test.yaml:1: lists and objects nested more than 128 deep")
    #expect(refusal(String(repeating: "{\"a\":\n", count: 1_000_000)).hasPrefix("test.yaml:129: "))
  }

  @Test(
    "what looks like JSON and is YAML is read as YAML",
    arguments: [
      ("{a: 1}", "{a: integer 1}"), ("[a, b]", "['a', 'b']"), ("{\"a\": 1,}", "{a: integer 1}"),
      ("{\"a\": 'x'} # end", "{a: 'x'}"),
    ])
  func flowStyle(text: String, outline: String) throws {
    #expect(try read(text).map(\.outline) == [outline])
  }

  @Test("JSON documents between YAML separators are read one by one")
  func separated() throws {
    #expect(try read("{\"a\": 1}\n---\n{\"b\": 2}\n").map(\.outline) == ["{a: integer 1}", "{b: integer 2}"])
  }
}
