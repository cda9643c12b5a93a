import StowageKernel
import StowageMeasurement
import Testing

@Suite("Shares of a total that changes")
struct ShareTests {
  @Test("the mean is what was used over what there was, each summed over time")
  func mean() {
    var share = ShareLevel(from: .origin, of: 10)
    share.set(5, of: 10, at: .origin)
    share.set(5, of: 40, at: .seconds(10))
    share.set(20, of: 40, at: .seconds(20))
    // Used: 5 * 10 + 5 * 10 + 20 * 10 = 300. There: 10 * 10 + 40 * 20 = 900.
    #expect(share.meanPercent(until: .seconds(30)) == 300.0 * 100 / 900)
    #expect(share.percent == 50)
  }

  @Test("a total that stays gives the mean level over it, to the last bit", arguments: 1...20)
  func constant(seed: Int) {
    var random = RandomStream(seed: UInt64(seed))
    let total = Int64(random.next(below: 1_000_000)) + 1
    var share = ShareLevel(from: .seconds(3), of: total)
    var level = TimeWeightedLevel(from: .seconds(3))
    var time = Instant.origin
    for _ in 0..<100 {
      time = time + Milliseconds(Int64(random.next(below: 500)))
      let used = Int64(random.next(below: Int(total)))
      share.set(used, of: total, at: time)
      level.set(used, at: time)
    }
    #expect(share.meanPercent(until: time) == level.mean(until: time) * 100 / Double(total))
    #expect(share.peakPercent == Double(level.peak) * 100 / Double(total))
    #expect(share.percent == Double(level.level) * 100 / Double(total))
  }

  @Test("a mean over changing totals is that of the two areas, whatever the changes", arguments: 1...20)
  func areas(seed: Int) {
    var random = RandomStream(seed: UInt64(seed))
    var share = ShareLevel(from: .origin, of: 0)
    var (used, total) = (TimeWeightedLevel(from: .origin), TimeWeightedLevel(from: .origin))
    var time = Instant.origin
    var highest = 0.0
    for _ in 0..<200 {
      let there = Int64(random.next(below: 50)) + (random.next(below: 4) == 0 ? 1 : 50)
      let taken = Int64(random.next(below: Int(there) + 1))
      share.set(taken, of: there, at: time)
      used.set(taken, at: time)
      total.set(there, at: time)
      highest = max(highest, Double(taken) * 100 / Double(there))
      time = time + Milliseconds(Int64(random.next(below: 500)))
    }
    let expected = used.mean(until: time) * 100 / total.mean(until: time)
    #expect(abs(share.meanPercent(until: time) - expected) < 1e-9, "seed \(seed)")
    #expect(share.peakPercent == highest, "seed \(seed)")
    #expect(share.peakPercent <= 100)
  }

  @Test("the peak is the highest share at any instant, not the most that was used over what there was last")
  func peak() {
    var share = ShareLevel(from: .origin, of: 4)
    share.set(4, of: 4, at: .origin)
    share.set(6, of: 12, at: .seconds(1))
    share.set(3, of: 4, at: .seconds(2))
    #expect(share.peakPercent == 100)
    #expect(share.percent == 75)
  }

  @Test("time without anything to have a share of does not count")
  func nothing() {
    var share = ShareLevel(from: .origin, of: 0)
    #expect(!share.isDefined && share.meanPercent(until: .seconds(5)) == 0)
    share.set(0, of: 0, at: .origin)
    share.set(1, of: 4, at: .seconds(10))
    #expect(share.isDefined && share.meanPercent(until: .seconds(20)) == 25 && share.peakPercent == 25)
  }

  @Test("shares in parts of a scale weigh what the scale stands for")
  func weights() {
    var share = ShareLevel(from: .origin, of: 1_000, weight: 2)
    share.set(500, of: 1_000, weight: 2, at: .origin)
    share.set(250, of: 1_000, weight: 8, at: .seconds(10))
    // Half of 2 for 10 s and a quarter of 8 for 10 s: 3 of 10.
    #expect(share.meanPercent(until: .seconds(20)) == 30)
  }

  @Test("a share from before the start counts from the start on")
  func warmUp() {
    var share = ShareLevel(from: .seconds(10), of: 10)
    share.set(9, of: 10, at: .seconds(1))
    share.set(5, of: 20, at: .seconds(4))
    share.set(15, of: 20, at: .seconds(15))
    // A quarter for 5 s, three quarters for 5 s; what was before has no part in the peak.
    #expect(share.meanPercent(until: .seconds(20)) == 50)
    #expect(share.peakPercent == 75)
  }
}

@Suite("Courses of counts and shares")
struct LevelSeriesTests {
  @Test("a share's bin is what was used in it over what there was, and its peak the highest share in it")
  func bins() {
    var series = LevelSeries(from: .origin, of: 10, width: .seconds(10), capacity: 4)
    series.set(5, of: 10, at: .origin)
    series.set(10, of: 10, at: .seconds(8))
    series.set(10, of: 40, at: .seconds(12))
    series.set(40, of: 40, at: .seconds(25))
    series.set(0, of: 40, at: .seconds(30))
    let bins = series.bins
    // (5 * 8 + 10 * 2) / (10 * 10); (10 * 10) / (10 * 2 + 40 * 8); (10 * 5 + 40 * 5) / (40 * 10).
    #expect(bins[0].mean == 60 && bins[0].peak == 100)
    #expect(abs(bins[1].mean - 100.0 * 100 / 340) < 1e-9 && bins[1].peak == 100)
    #expect(bins[2].mean == 62.5 && bins[2].peak == 100)
    #expect(bins.count == 4)
  }

  @Test("a total that stays gives the bins of the level over it, to the last bit")
  func constant() {
    var series = LevelSeries(from: .origin, of: 7, width: .seconds(1), capacity: 4)
    var level = BinnedSeries(from: .origin, width: .seconds(1), capacity: 4)
    for (value, time) in [(3, 0), (5, 2), (1, 5), (6, 9)] as [(Int64, Int64)] {
      series.set(value, of: 7, at: .seconds(time))
      level.set(value, at: .seconds(time))
    }
    #expect(series.width == level.width && series.count == level.bins.count)
    #expect(series.bins.map(\.mean) == level.bins.map { $0.mean * 100 / 7 })
    #expect(series.bins.map(\.peak) == level.bins.map { Double($0.peak) * 100 / 7 })
  }

  @Test("no bin of a growing and shrinking cluster is above 100 %, and widening keeps peaks", arguments: 1...20)
  func growing(seed: Int) {
    var random = RandomStream(seed: UInt64(seed))
    var series = LevelSeries(from: .origin, of: 8, width: Milliseconds(10), capacity: 16)
    var time = Instant.origin
    var highest = 0.0
    for _ in 0..<300 {
      let total = Int64(random.next(below: 20)) + 1
      let used = Int64(random.next(below: Int(total) + 1))
      series.set(used, of: total, at: time)
      highest = max(highest, Double(used) * 100 / Double(total))
      time = time + Milliseconds(Int64(random.next(below: 60)))
    }
    let peaks = series.bins.map(\.peak)
    #expect(abs((peaks.max() ?? 0) - highest) < 1e-6, "seed \(seed)")
    #expect(
      series.bins.allSatisfy { $0.mean <= 100 + 1e-9 && $0.peak <= 100 && $0.mean <= $0.peak + 1e-6 }, "seed \(seed)")
    var wide = series
    wide.coarsen(to: Milliseconds(series.width.count * 4))
    #expect(abs((wide.bins.map(\.peak).max() ?? 0) - highest) < 1e-6, "seed \(seed)")
  }

  @Test("a count is told as it is")
  func count() {
    var series = LevelSeries(from: .origin, width: .seconds(2), capacity: 4)
    series.set(4, at: .origin)
    series.set(0, at: .seconds(1))
    series.set(0, at: .seconds(2))
    #expect(series.bins[0].mean == 2 && series.bins[0].peak == 4)
  }

  @Test("a level from before the start is taken over")
  func before() {
    var series = LevelSeries(from: .seconds(10), of: 4, width: .seconds(5), capacity: 4)
    series.set(1, of: 4, at: .seconds(3))
    series.set(2, of: 4, at: .seconds(15))
    #expect(series.bins[0].mean == 25 && series.bins[0].peak == 25)
  }
}
