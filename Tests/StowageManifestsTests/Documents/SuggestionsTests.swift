import StowageManifests
import Testing

struct SuggestionsTests {
  @Test(
    "the nearest name is suggested, case aside",
    arguments: [
      ("bestfit2", "bestFit"), ("BESTFIT", "bestFit"), ("worstFti", "worstFit"), ("kubernets", "kubernetes"),
      ("firtFit", "firstFit"),
    ])
  func near(name: String, expected: String) {
    let known = ["firstFit", "bestFit", "worstFit", "kubernetes"]
    #expect(Suggestions.nearest(to: name, in: known) == expected)
  }

  // "fit" is 4 edits from bestFit; of two letters a third is none at all.
  @Test("what is far from every name gets no suggestion", arguments: ["fit", "xy", "", "somethingElse"])
  func far(name: String) {
    #expect(Suggestions.nearest(to: name, in: ["firstFit", "bestFit", "ab"]) == nil)
  }

  @Test("of equal distances the first wins, and very long names are not measured")
  func ties() {
    #expect(Suggestions.nearest(to: "node", in: ["nodes", "node1"]) == "nodes")
    #expect(Suggestions.nearest(to: String(repeating: "a", count: 100_000), in: ["a"]) == nil)
  }
}
