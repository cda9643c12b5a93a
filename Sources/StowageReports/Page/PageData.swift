/// The numbers that the page's script reads, as compact JSON.
struct PageData {
  /// Bins beyond this are merged; zooming in shows no more than this.
  static let binLimit = 1_500
  /// The code of a bin without a value.
  static let missing: UInt16 = 65_535

  let report: ComparisonReport

  init(_ report: ComparisonReport) { self.report = report }

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
      "waiting": waiting,
      "map": report.clusterMap.map(map) ?? .null,
    ]
  }

  /// A chart with its frame; each line is four rows of 16-bit codes, from 0 for `low` to 65,534 for `high`.
  private func chart(_ chart: ComparisonReport.Chart, factor: Int) -> ScriptJSON {
    let plot = TimePlot(
      chart: chart, policies: report.policies, axis: report.timeAxis,
      rightMargin: TimePlot.rightMargin(for: report.policies))
    let (frame, extent) = (plot.frame, plot.extent)
    return [
      "label": .string(chart.label), "unit": .string(chart.unit), "decimals": .integer(chart.decimals),
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

  /// The curves of waiting times as they are drawn: logarithms of seconds, and percent.
  private var waiting: ScriptJSON {
    guard report.waitingTimes.contains(where: { !$0.points.isEmpty }) else { return .null }
    let plot = WaitingPlot(curves: report.waitingTimes, policies: report.policies)
    let frame = plot.frame
    return [
      "frame": .array(
        [frame.left, frame.plotRight, frame.top, frame.plotBottom].map { .number($0, decimals: 1) }),
      "x": .array([frame.xRange.lowerBound, frame.xRange.upperBound].map { .number($0, decimals: 6) }),
      "y": .array([frame.yRange.lowerBound, frame.yRange.upperBound].map { .number($0, decimals: 6) }),
      "curves": .array(
        report.policies.map { policy in
          guard let curve = report.waitingTimes.first(where: { $0.policy == policy }) else { return .null }
          return .array(
            plot.drawn(curve).map { .array([.number($0.x, decimals: 5), .number($0.y, decimals: 3)]) })
        }),
    ]
  }

  /// The map; capacities that many nodes have alike are told once.
  private func map(_ map: ComparisonReport.ClusterMap) -> ScriptJSON {
    let kinds = Self.numbered(map.nodes.map(\.capacities))
    let order = map.groupOrder
    let places = Dictionary(uniqueKeysWithValues: zip(order, order.indices))
    return [
      "resources": .array(
        map.resources.map {
          [
            "label": .string($0.label), "unit": .string($0.unit), "decimals": .integer($0.decimals),
            "scarce": .integer($0.isScarce ? 1 : 0),
          ]
        }),
      "kinds": .array(kinds.distinct.map { .array($0.map { .number($0, decimals: 6) }) }),
      "kind": .array(kinds.numbers.map { .integer($0) }),
      "groups": .array(order.map { .string($0) }),
      "group": .array(map.nodes.map { .integer(places[$0.group] ?? 0) }),
      "names": .array(map.nodes.map { .string($0.name) }),
      "timelines": .array(
        report.policies.enumerated().compactMap { index, policy in
          map.timelines.first { $0.policy == policy && !$0.snapshots.isEmpty }.map { timeline in
            [
              "policy": .integer(index),
              "times": .array(timeline.snapshots.map { .number($0.seconds, decimals: 3) }),
              "shares": .array(timeline.snapshots.map { .string(encoded($0, of: map)) }),
            ]
          }
        }),
    ]
  }

  /// The shares of a snapshot, resource after resource, a byte a node.
  private func encoded(
    _ snapshot: ComparisonReport.ClusterMap.Snapshot, of map: ComparisonReport.ClusterMap
  ) -> String {
    Base64.encoded(
      map.resources.indices.flatMap { resource in
        map.nodes.indices.map { snapshot.byte(resource: resource, node: $0) }
      })
  }

  /// The distinct values in order of appearance, and the number of each value among them.
  private static func numbered<Value: Hashable>(_ values: [Value]) -> (distinct: [Value], numbers: [Int]) {
    var places: [Value: Int] = [:]
    var distinct: [Value] = []
    let numbers = values.map { value in
      if let place = places[value] { return place }
      places[value] = distinct.count
      distinct.append(value)
      return distinct.count - 1
    }
    return (distinct, numbers)
  }
}
