import Testing

@testable import StowageReports

@Suite("Labels at line ends")
struct LabelLayoutTests {
  @Test(
    "a long name goes on in a second line, at a capital or a sign if it can",
    arguments: [
      ("firstFit", ["firstFit"]), ("balancedAllocation", ["balancedAllocation"]),
      ("requestedToCapacityRatio", ["requestedToCapacity", "Ratio"]),
      ("best-fit-with-random-ties", ["best-fit-with-", "random-ties"]),
      ("abcdefghijklmnopqrstuvwxy", ["abcdefghijklmnopqrst", "uvwxy"]),
    ])
  func wrapped(name: String, lines: [String]) { #expect(LabelLayout.wrapped(name, to: 20) == lines) }

  @Test("labels that have room stay where they wish to be")
  func undisturbed() { #expect(LabelLayout.spread([10, 50, 90], spacing: 14, in: 0...100) == [10, 50, 90]) }

  @Test("labels that would overlap share the mean of their wishes")
  func block() {
    // Three at 50, 14 apart: 36, 50, 64; ties keep their order.
    #expect(LabelLayout.spread([50, 50, 50], spacing: 14, in: 0...100) == [36, 50, 64])
  }

  @Test("labels at an edge move inwards")
  func edges() {
    #expect(LabelLayout.spread([0, 0], spacing: 14, in: 0...100) == [0, 14])
    #expect(LabelLayout.spread([120, 100], spacing: 14, in: 0...100) == [100, 86])
  }

  @Test("too many labels share the height evenly")
  func crowded() {
    let places = LabelLayout.spread(Array(repeating: 5, count: 11), spacing: 14, in: 0...100)
    #expect(places == (0...10).map { Double($0) * 10 })
  }

  @Test("no two labels overlap, none leaves the range, and none overtakes another", arguments: 0..<60 as Range<UInt64>)
  func neverOverlap(seed: UInt64) {
    var noise = SampleNoise(state: seed)
    let wishes = (0..<Int(noise.unit() * 12) + 1).map { _ in noise.unit() * 220 - 10 }
    let places = LabelLayout.spread(wishes, spacing: 14, in: 0...200)
    let order = wishes.indices.sorted { (wishes[$0], $0) < (wishes[$1], $1) }
    for (upper, lower) in zip(order, order.dropFirst()) {
      #expect(places[lower] - places[upper] >= 14 - 1e-9, "seed \(seed)")
    }
    for place in places { #expect((-1e-9...200 + 1e-9).contains(place), "seed \(seed)") }
  }

  @Test("a long name ends in an ellipsis")
  func shortened() {
    #expect(LabelLayout.shortened("bestFit", to: 7) == "bestFit")
    #expect(LabelLayout.shortened("leastAllocated", to: 7) == "leastA…")
  }
}
