import StowageKernel
import StowageMeasurement
import Testing

struct SeriesTests {
  @Test("a mean over time weighs each level by how long it held")
  func weightedMean() {
    var level = TimeWeightedLevel(from: .origin)
    level.set(10, at: .origin)
    level.set(0, at: .seconds(3))
    level.set(4, at: .seconds(5))
    // (10 * 3 + 0 * 2 + 4 * 5) / 10 = 5
    #expect(level.mean(until: .seconds(10)) == 5)
    #expect(level.peak == 10)
  }

  @Test("a level from before the start counts from the start on")
  func warmUp() {
    var level = TimeWeightedLevel(from: .seconds(10))
    level.set(99, at: .seconds(1))
    level.set(6, at: .seconds(8))
    level.set(0, at: .seconds(15))
    // 6 from 10 to 15, 0 from 15 to 20.
    #expect(level.mean(until: .seconds(20)) == 3)
    #expect(level.peak == 6)
  }

  @Test("over no time the mean is the level itself")
  func noTime() {
    var level = TimeWeightedLevel(from: .origin)
    level.set(7, at: .origin)
    #expect(level.mean(until: .origin) == 7)
  }

  @Test("areas beyond 64 bits are summed exactly")
  func largeArea() {
    var level = TimeWeightedLevel(from: .origin)
    level.set(1 << 60, at: .origin)
    #expect(level.mean(until: Instant(milliseconds: 1 << 40)) == Double(1 << 60))
  }

  @Test("bins double their width when they run out, and keep means and peaks")
  func doubling() {
    var series = BinnedSeries(from: .origin, width: .seconds(1), capacity: 4)
    series.set(8, at: .origin)
    series.set(0, at: .seconds(1))
    series.set(2, at: .seconds(6))
    series.advance(to: .seconds(8))
    // 8 s do not fit 4 bins of 1 s or 2 s (the 8th second would be the 5th bin's start): bins are 4 s wide.
    #expect(series.width == .seconds(4))
    let bins = series.bins
    // (8 * 1 + 0 * 3) / 4 = 2 and (0 * 2 + 2 * 2) / 4 = 1; the third has only begun.
    #expect(bins[0].mean == 2 && bins[0].peak == 8)
    #expect(bins[1].mean == 1 && bins[1].peak == 2)
    #expect(bins.count == 3)
  }

  @Test("the bins' mean is the mean over time, whatever the changes", arguments: 1...20)
  func sameMean(seed: Int) {
    var random = RandomStream(seed: UInt64(seed))
    var level = TimeWeightedLevel(from: .origin)
    var series = BinnedSeries(from: .origin, width: Milliseconds(10), capacity: 16)
    var time = Instant.origin
    for _ in 0..<200 {
      time = time + Milliseconds(Int64(random.next(below: 500)))
      let value = Int64(random.next(below: 100))
      level.set(value, at: time)
      series.set(value, at: time)
    }
    // To the end of a bin, so that all bins are whole.
    let count = (time.milliseconds / series.width.count) + 1
    let end = Instant(milliseconds: count * series.width.count)
    series.advance(to: Instant(milliseconds: end.milliseconds))
    let bins = series.bins
    let whole = Int(end.milliseconds / series.width.count)
    let mean = bins.prefix(whole).reduce(0) { $0 + $1.mean } / Double(whole)
    #expect(abs(mean - level.mean(until: end)) < 1e-9)
    #expect(bins.map(\.peak).max() == level.peak)
  }
}
