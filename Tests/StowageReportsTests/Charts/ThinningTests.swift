import Testing

@testable import StowageReports

@Suite("Thinning")
struct ThinningTests {
  typealias Bin = ComparisonReport.Bin

  private func axis(bins: Int) -> ComparisonReport.TimeAxis {
    .init(originSeconds: 0, binSeconds: 1, binCount: bins)
  }

  @Test("merged bins average their means and keep the extremes")
  func merging() {
    let series = ComparisonReport.Series(
      policy: "a",
      bins: [
        Bin(mean: 1, lowest: 0, highest: 2, peak: 9), Bin(mean: 3, lowest: 2, highest: 5, peak: 5), nil,
        Bin(mean: 7),
      ])
    let axis = axis(bins: 4)
    #expect(series.thinned(by: 2, on: axis) == [Bin(mean: 2, lowest: 0, highest: 5, peak: 9), Bin(mean: 7)])
    #expect(series.thinned(by: 1, on: axis) == series.bins)
  }

  @Test("a series that is shorter than the axis ends in gaps, a longer one is cut")
  func length() {
    let series = ComparisonReport.Series(policy: "a", bins: [Bin(mean: 1), Bin(mean: 3)])
    #expect(series.thinned(by: 1, on: axis(bins: 4)) == [Bin(mean: 1), Bin(mean: 3), nil, nil])
    #expect(series.thinned(by: 2, on: axis(bins: 5)) == [Bin(mean: 2, lowest: 1, highest: 3), nil, nil])
    #expect(series.thinned(by: 1, on: axis(bins: 1)) == [Bin(mean: 1)])
  }

  @Test("the highest peak survives any thinning", arguments: [2, 3, 7, 50, 1_000])
  func peaksStay(factor: Int) {
    var bins: [Bin?] = (0..<997).map { _ in Bin(mean: 1) }
    bins[613] = Bin(mean: 1, peak: 4_711)
    let thinned = ComparisonReport.Series(policy: "a", bins: bins).thinned(by: factor, on: axis(bins: 997))
    #expect(thinned.compactMap { $0?.peak }.max() == 4_711)
    #expect(thinned.count == (997 + factor - 1) / factor)
  }

  @Test("an axis is thinned to the limit and covers the same time")
  func thinnedAxis() {
    let axis = ComparisonReport.TimeAxis(originSeconds: 10, binSeconds: 5, binCount: 1_000)
    #expect(axis.thinningFactor(limit: 480) == 3)
    let thinned = axis.thinned(by: 3)
    #expect(thinned.binCount == 334)
    #expect(thinned.binSeconds == 15)
    #expect(thinned.endSeconds >= axis.endSeconds)
  }

  @Test("a gap breaks the line")
  func gaps() {
    let frame = PlotFrame(
      width: 100, height: 100, left: 0, right: 0, top: 0, bottom: 0, xRange: 0...4, yRange: 0...10)
    let axis = ComparisonReport.TimeAxis(originSeconds: 0, binSeconds: 1, binCount: 4)
    let paths = SeriesPaths(bins: [Bin(mean: 5), Bin(mean: 10), nil, Bin(mean: 0)], axis: axis, frame: frame)
    // Bin 0 is centred at 0.5 of 4, a lone bin is drawn one unit long.
    #expect(paths.line.data == "M12.5 50l25-50M87.5 100h1")
    #expect(paths.end.map { [$0.x, $0.y] } == [87.5, 100])
  }
}
