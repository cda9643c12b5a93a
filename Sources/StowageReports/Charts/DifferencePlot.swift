import StowageMeasurement

/// Differences from the baseline in one metric: a dot and an interval a policy, around the line of no difference.
struct DifferencePlot {
  let metric: ComparisonReport.MetricResult
  let policies: [String]
  let baseline: String

  private static let width = 360.0
  private static let rowHeight = 21.0

  private var rows: [(index: Int, policy: String, difference: ComparisonReport.Difference)] {
    policies.enumerated().compactMap { index, policy in
      guard policy != baseline, let difference = metric.estimate(of: policy)?.difference, difference.mean.isFinite
      else { return nil }
      return (index, policy, difference)
    }
  }

  /// Whether there is anything to draw: a difference that the decimals show.
  var isEmpty: Bool { !rows.contains { metric.isVisible($0.difference.mean) } }

  /// The ticks; not finer than the decimals of the metric.
  var ticks: NiceTicks {
    let values = rows.flatMap { [$0.difference.mean, $0.difference.lower ?? 0, $0.difference.upper ?? 0] }
      .filter(\.isFinite)
    let (low, high) = (min(values.min() ?? 0, 0), max(values.max() ?? 0, 0))
    let ticks = NiceTicks(covering: low, high, count: 3)
    guard ticks.decimals > metric.decimals else { return ticks }
    let unit = (0..<metric.decimals).reduce(1.0) { unit, _ in unit / 10 }
    return NiceTicks(covering: min(low, low < 0 ? -unit : 0), max(high, high > 0 ? unit : 0), count: 1)
  }

  func draw(into html: inout HTMLBuilder) {
    let rows = rows
    let ticks = ticks
    let names = rows.map { LabelLayout.wrapped($0.policy, to: 20) }
    let left = 16 + Double(names.flatMap { $0 }.map(\.count).max() ?? 0) * 6.6
    let rowHeight = names.contains { $0.count > 1 } ? 26 : Self.rowHeight
    let frame = PlotFrame(
      width: Self.width, height: 34 + Double(rows.count) * rowHeight, left: left, right: 18, top: 4, bottom: 24,
      xRange: (ticks.values.first ?? 0)...(ticks.values.last ?? 1), yRange: 0...1)
    html.element(
      "svg",
      [
        "class": "plot", "viewBox": "0 0 \(Int(frame.width)) \(Int(frame.height))", "role": "img",
        "aria-label": "\(metric.label): difference from \(baseline)",
      ]
    ) { html in
      for value in ticks.values {
        let x = frame.x(value)
        html.line(x, frame.top, x, frame.plotBottom, class: value == 0 ? "zero" : "grid")
        let text = (value > 0 ? "+" : "") + ticks.label(value)
        html.label(text, x: x, y: frame.plotBottom + 15, class: "tick", anchor: "middle")
      }
      for (index, row) in rows.enumerated() {
        let y = frame.top + 12 + Double(index) * rowHeight
        html.element("g", ["class": "series p\(Palette.color(of: row.index))", "data-policy": String(row.index)]) {
          html in
          for (line, name) in names[index].enumerated() {
            let offset = names[index].count > 1 ? Double(line) * 11 - 2 : 4
            html.label(name, x: left - 8, y: y + offset, class: "end", anchor: "end")
          }
          if let lower = row.difference.lower, let upper = row.difference.upper, lower.isFinite, upper.isFinite {
            html.line(frame.x(lower), y, frame.x(upper), y, class: "interval")
          }
          html.shape(
            "circle",
            [
              "class": row.difference.isCertain ? "dot" : "dot open", "r": "4",
              "cx": DecimalText.plain(frame.x(row.difference.mean), decimals: 1),
              "cy": DecimalText.plain(y, decimals: 1),
            ])
        }
      }
    }
  }
}
