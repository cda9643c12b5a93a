import Testing

@testable import StowageReports

@Suite("Escaping")
struct EscapingTests {
  @Test("text cannot become markup")
  func html() {
    #expect(
      HTMLText.escaped("<script>alert(\"a\" & 'b')</script>")
        == "&lt;script&gt;alert(&quot;a&quot; &amp; &#39;b&#39;)&lt;/script&gt;")
    #expect(HTMLText.escaped("a\u{0}b\u{1B}c\td") == "a\u{FFFD}b\u{FFFD}c\td")
    #expect(HTMLText.escaped("Größe 8 · 96 GiB") == "Größe 8 · 96 GiB")
  }

  @Test("a carriage return and a line feed, which make one character, both stay")
  func lineBreaks() { #expect(HTMLText.escaped("a\r\n<b") == "a\r\n&lt;b") }

  @Test("text cannot end the script that holds it")
  func json() {
    #expect(
      ScriptJSON.string("</script><!--\u{2028}&\"\\\n").text
        == "\"\\u003c/script\\u003e\\u003c!--\\u2028\\u0026\\\"\\\\\\u000a\"")
  }

  @Test("JSON keeps the order of members and writes no number that is none")
  func jsonValues() {
    let value: ScriptJSON = ["b": 1, "a": [.number(0.5, decimals: 2), .number(.nan, decimals: 1), .null]]
    #expect(value.text == "{\"b\":1,\"a\":[0.5,null,null]}")
  }

  @Test(
    "base64 follows the test vectors of RFC 4648, section 10",
    arguments: [
      ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
      ("foobar", "Zm9vYmFy"),
    ])
  func base64(text: String, encoded: String) { #expect(Base64.encoded(Array(text.utf8)) == encoded) }
}
