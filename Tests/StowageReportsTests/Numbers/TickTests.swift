import Testing

@testable import StowageReports

@Suite("Ticks")
struct TickTests {
  @Test(
    "a linear axis gets numbers that people like",
    arguments: [
      (0.0, 100.0, [0.0, 25, 50, 75, 100]), (0, 87, [0, 25, 50, 75, 100]), (0, 1_213, [0, 500, 1_000, 1_500]),
      (0, 3, [0, 1, 2, 3]), (-3, 8, [-5, 0, 5, 10]), (0, 0.07, [0, 0.02, 0.04, 0.06, 0.08]),
    ])
  func linear(low: Double, high: Double, values: [Double]) {
    let ticks = NiceTicks(covering: low, high, count: 4)
    #expect(ticks.values.count == values.count)
    for (tick, value) in zip(ticks.values, values) { #expect((tick - value).magnitude < 1e-12) }
  }

  @Test("labels have as many decimals as tell the ticks apart")
  func labels() {
    let small = NiceTicks(covering: 0, 0.07, count: 4)
    #expect(small.values.map(small.label) == ["0.00", "0.02", "0.04", "0.06", "0.08"])
    let halves = NiceTicks(covering: 0, 10, count: 4)
    #expect(halves.values.map(halves.label) == ["0.0", "2.5", "5.0", "7.5", "10.0"])
    let millions = NiceTicks(covering: 0, 2_000_000, count: 4)
    #expect(millions.values.map(millions.label) == ["0", "0.5 M", "1 M", "1.5 M", "2 M"])
  }

  @Test("an axis without extent, or with numbers that are none, still has ticks")
  func degenerate() {
    #expect(NiceTicks(covering: 0, 0, count: 4).values.count >= 2)
    #expect(NiceTicks(covering: 5, 5, count: 4).values.count >= 2)
    #expect(NiceTicks(covering: .nan, .infinity, count: 4).values.allSatisfy { $0.isFinite })
    #expect(NiceTicks(covering: -1e300, 1e300, count: 4).values.count < 10)
  }

  @Test("the ticks always cover the range", arguments: 0..<40 as Range<UInt64>)
  func covering(seed: UInt64) {
    var noise = SampleNoise(state: seed)
    let low = (noise.unit() - 0.5) * 1_000
    let high = low + noise.unit() * 5_000 + 0.001
    let values = NiceTicks(covering: low, high, count: 4).values
    #expect((values.first ?? .infinity) <= low + 1e-9 && (values.last ?? -.infinity) >= high - 1e-9, "seed \(seed)")
    #expect(values.count <= 7, "seed \(seed)")
  }

  @Test("a time axis has ticks at whole minutes, hours and days")
  func time() {
    let day = 86_400.0
    #expect(TimeTicks.inside(0, 9 * day, limit: 10) == (0...9).map { Double($0) * day })
    #expect(TimeTicks.inside(1_000, 9_000, limit: 5) == [1_800, 3_600, 5_400, 7_200, 9_000])
    #expect(TimeTicks.inside(0, 100_000 * day, limit: 10).count <= 11)
    #expect(TimeTicks.inside(5, 5, limit: 10).isEmpty)
  }
}
