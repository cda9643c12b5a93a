/// Differences from the baseline in one metric: a dot and an interval a policy, around the line of no difference.
struct DifferencePlot {
  let metric: ComparisonReport.Metric
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

  /// Whether there is anything to draw.
  var isEmpty: Bool { rows.isEmpty }

  func draw(into html: inout HTMLBuilder) {
    let rows = rows
    let values = rows.flatMap { [$0.difference.mean, $0.difference.lower ?? 0, $0.difference.upper ?? 0] }
      .filter(\.isFinite)
    let ticks = NiceTicks(covering: min(values.min() ?? 0, 0), max(values.max() ?? 0, 0), count: 3)
    let names = rows.map { LabelLayout.shortened($0.policy, to: 16) }
    let left = 16 + Double(names.map(\.count).max() ?? 0) * 6.6
    let frame = PlotFrame(
      width: Self.width, height: 34 + Double(rows.count) * Self.rowHeight, left: left, right: 18, top: 4, bottom: 24,
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
      for (place, row) in rows.enumerated() {
        let y = frame.top + 12 + Double(place) * Self.rowHeight
        html.element("g", ["class": "series p\(Palette.color(of: row.index))", "data-policy": String(row.index)]) {
          html in
          html.label(names[place], x: left - 8, y: y + 4, class: "end", anchor: "end")
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
