import StowageMeasurement

/// The numbers that the page's script reads, as compact JSON.
struct PageData {
  /// Bins beyond this are merged; zooming in shows no more than this.
  static let binLimit = 1_500
  /// The code of a bin without a value.
  static let missing: UInt16 = 65_535

  let report: ComparisonReport
  let contents: PageContents

  init(_ report: ComparisonReport, _ contents: PageContents) {
    self.report = report
    self.contents = contents
  }

  var json: ScriptJSON {
    let factor = report.timeAxis.thinningFactor(limit: Self.binLimit)
    let axis = report.timeAxis.thinned(by: factor)
    return [
      "policies": .array(report.policies.map { .string($0) }),
      "colors": .integer(Palette.light.count),
      "axis": [
        "origin": .number(axis.originSeconds, decimals: 3), "width": .number(axis.binSeconds, decimals: 6),
        "count": .integer(axis.binCount), "until": axis.measuredEnd.map { .number($0, decimals: 3) } ?? .null,
      ],
      "steps": .array(TimeTicks.steps.map { .number($0, decimals: 3) }),
      "charts": .array(report.timeAxis.isDrawable ? report.charts.map { chart($0, factor: factor) } : []),
      "curves": .array(contents.curves.map(\.data)),
      "maps": .array(contents.maps.map { Self.map($0.maps) }),
    ]
  }

  /// A chart with its frame; each line is four rows of 16-bit codes, from 0 for `low` to 65,534 for `high`.
  private func chart(_ chart: ComparisonReport.Chart, factor: Int) -> ScriptJSON {
    let plot = TimePlot(
      chart: chart, policies: report.policies, axis: report.timeAxis,
      rightMargin: TimePlot.rightMargin(for: report.policies))
    let (frame, extent) = (plot.frame, plot.extent)
    return [
      "label": .string(chart.metric.label), "unit": .string(chart.metric.unit.rawValue),
      "decimals": .integer(chart.decimals),
      "frame": .array(
        [frame.left, frame.plotRight, frame.top, frame.plotBottom].map { .number($0, decimals: 1) }),
      "range": .array([frame.yRange.lowerBound, frame.yRange.upperBound].map { .number($0, decimals: 9) }),
      "code": .array([extent.lowerBound, extent.upperBound].map { .number($0, decimals: 9) }),
      "series": .array(
        report.policies.map { policy in
          guard let series = chart.series.first(where: { $0.policy == policy }) else { return .null }
          return .string(Self.encoded(series.thinned(by: factor, on: report.timeAxis), extent: extent))
        }),
    ]
  }

  /// The means, lowest, highest and peaks of `bins`, one after the other, little end first.
  static func encoded(_ bins: [ComparisonReport.Bin?], extent: ClosedRange<Double>) -> String {
    let span = extent.upperBound - extent.lowerBound
    var bytes: [UInt8] = []
    bytes.reserveCapacity(bins.count * 8)
    for path in [\ComparisonReport.Bin.mean, \.lowest, \.highest, \.peak] {
      for bin in bins {
        var code = missing
        if let bin, bin.isFinite {
          let share = span > 0 ? (bin[keyPath: path] - extent.lowerBound) / span : 0
          code = UInt16((min(max(share, 0), 1) * Double(missing - 1)).rounded())
        }
        bytes.append(UInt8(truncatingIfNeeded: code))
        bytes.append(UInt8(truncatingIfNeeded: code >> 8))
      }
    }
    return Base64.encoded(bytes)
  }
}
