import StowageKernel
import StowageManifests
import StowageModel
import Testing

struct ObjectCursorTests {
  private enum Policy: String, CaseIterable {
    case firstFit
    case bestFit
  }

  private func cursor(_ text: String) throws -> ObjectCursor {
    try ObjectCursor(try #require(try read(text).first))
  }

  @Test("fields are read as the types that are asked for")
  func types() throws {
    var root = try cursor(
      """
      name: x
      seeds: 3
      share: 0.5
      whole: 2
      on: yes
      window: 1h30m
      memory: 1.5Gi
      cpu: 2
      policy: bestFit
      labels: {a: b, c: null}
      items: [a, b]
      spec: {inner: 1}
      nothing: null
      """)
    #expect(try root.string("name") == "x")
    #expect(try root.int("seeds", in: 1...1000) == 3)
    #expect(try root.double("share") == 0.5)
    #expect(try root.double("whole") == 2)
    // "yes" is a boolean in YAML 1.1, and so is "on", but a key is a name.
    #expect(try root.bool("on"))
    #expect(try root.duration("window") == Milliseconds(5_400_000))
    #expect(try root.quantity("memory").value() == 1_610_612_736)
    #expect(try root.quantity("cpu").milliValue() == 2_000)
    #expect(try root.enumeration("policy", of: Policy.self) == .bestFit)
    #expect(try root.stringMap("labels") == ["a": "b", "c": ""])
    #expect(try root.strings("items") == ["a", "b"])
    var spec = try root.object("spec")
    #expect(try spec.optionalInt("inner") == 1)
    #expect(try root.optionalString("nothing") == nil)
    #expect(try root.optionalString("absent") == nil)
    #expect(try root.list("absent").isEmpty)
    try spec.finish()
    try root.finish()
  }

  @Test("an unknown field is refused, and the nearest known one that is not there suggested")
  func unknownFields() throws {
    var root = try cursor("name: x\nsedes: 3\n")
    _ = try root.string("name")
    _ = try root.optionalInt("seeds")
    let error = #expect(throws: ManifestError.self) { try root.finish() }
    #expect(error?.description == "test.yaml:2: unknown field \"sedes\"; did you mean \"seeds\"?")
    #expect(error?.column == 1)
    #expect(error?.suggestion == "seeds")
  }

  @Test(
    "a wrong type is named with line, path, what was found and what was expected",
    arguments: [
      ("spec:\n  n: x", "test.yaml:2: spec.n: expected a whole number from 1 to 9, found \"x\""),
      ("spec:\n  n: 10", "test.yaml:2: spec.n: expected a whole number from 1 to 9, found the number 10"),
      (
        "spec:\n  n: 99999999999999999999",
        "test.yaml:2: spec.n: expected a whole number from 1 to 9, found the number 99999999999999999999"
      ),
      ("spec:\n  n: 1.5", "test.yaml:2: spec.n: expected a whole number from 1 to 9, found the number 1.5"),
      ("spec:\n  n: [1]", "test.yaml:2: spec.n: expected a whole number from 1 to 9, found a list"),
      ("spec:\n  m: 1", "test.yaml:2: spec: the field \"n\" is missing"),
      ("spec:\n  m: 1\n  n:\n", "test.yaml:3: spec: \"n\" has no value"),
      ("spec: 5", "test.yaml:1: spec: expected an object, found the number 5"),
      ("other: 5", "test.yaml:1: the field \"spec\" is missing"),
      ("\n\nspeck: 5", "test.yaml:3: the field \"spec\" is missing; is it meant by \"speck\"?"),
    ])
  func wrongTypes(text: String, message: String) throws {
    let error = #expect(throws: ManifestError.self) {
      var root = try cursor(text)
      var spec = try root.object("spec")
      _ = try spec.int("n", in: 1...9)
    }
    #expect(error?.description == message)
  }

  @Test("every other type has its own words")
  func otherTypes() throws {
    var root = try cursor(
      "a: 30\nb: [{c: bestfit}]\nd: x\ne: ''\nf: yes\ng: -5s\nh: 1 Gi\n\"x.y/z\": 1\ni: {j: 5}\nk: .inf\n")
    func message(_ body: () throws -> Void) -> String {
      (#expect(throws: ManifestError.self, performing: body))?.description ?? ""
    }
    #expect(
      message { _ = try root.duration("a") }
        == "test.yaml:1: a: expected a duration with its unit, such as 30s or 30m, found the number 30")
    #expect(message { _ = try root.duration("g") } == "test.yaml:6: g: expected a duration of 0 or more, found \"-5s\"")
    var element = try #require(try root.objects("b").first)
    #expect(
      message { _ = try element.enumeration("c", of: Policy.self) }
        == "test.yaml:2: b[0].c: expected one of firstFit, bestFit, found \"bestfit\"; did you mean \"bestFit\"?")
    #expect(message { _ = try root.bool("d") } == "test.yaml:3: d: expected true or false, found \"x\"")
    #expect(message { _ = try root.string("e") } == "test.yaml:4: e: expected a text that is not empty, found \"\"")
    #expect(message { _ = try root.string("f") } == "test.yaml:5: f: expected a text in quotes, found true")
    #expect(
      message { _ = try root.quantity("h") }
        == "test.yaml:7: h: expected a quantity such as 500m, 2 or 1.5Gi, found \"1 Gi\"")
    #expect(
      message { _ = try root.string("x.y/z") }
        == "test.yaml:8: [\"x.y/z\"]: expected a text in quotes, found the number 1")
    #expect(
      message { _ = try root.stringMap("i") } == "test.yaml:9: i.j: expected a text in quotes, found the number 5")
    #expect(message { _ = try root.double("k") } == "test.yaml:10: k: expected a number, found the number .inf")
    #expect(message { _ = try root.list("d") } == "test.yaml:3: d: expected a list, found \"x\"")
    #expect(
      root.error(at: "d", found: "unknown policy \"x\"", suggestion: "y").description
        == "test.yaml:3: d: unknown policy \"x\"; did you mean \"y\"?")
  }

  // 1h30m = 5400 s; a day is 86,400 s; 1.5 h = 90 min; 2500 us = 2.5 ms is no whole number of milliseconds.
  @Test(
    "durations are read as Go and Kubernetes write them, with days on top",
    arguments: [
      ("30s", 30_000), ("1h30m", 5_400_000), ("250ms", 250), ("7d", 604_800_000), ("1.5h", 5_400_000), ("0s", 0),
      (".5s", 500), ("1d2h3m4s5ms", 93_784_005), ("2000us", 2), ("3000000ns", 3),
      ("30", nil), ("", nil), ("s", nil), ("1", nil), ("1x", nil), ("2500us", nil), ("1h-30m", nil), ("1.2.3s", nil),
      ("-30s", nil), ("99999999999999999999s", nil), ("9999999999999d", nil), ("1 h", nil), ("1H", nil), (".s", nil),
    ] as [(String, Int64?)])
  func durations(text: String, milliseconds: Int64?) throws {
    var root = try cursor("t: \"\(text)\"")
    let length = try? root.duration("t")
    #expect(length?.count == milliseconds)
  }
}
