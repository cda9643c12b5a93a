/// Waiting times as cumulative curves on a logarithmic axis.
struct WaitingPlot {
  let curves: [ComparisonReport.WaitingCurve]
  let policies: [String]

  /// The first and last time on the axis; waits below the first are drawn at its start.
  var timeRange: ClosedRange<Double> {
    let edges = curves.flatMap(\.points).map(\.upToSeconds).filter { $0.isFinite && $0 > 0 }
    let low = max(edges.min() ?? 1, 0.001)
    return low...max(edges.max() ?? 10, low * 10)
  }

  /// Where the vertical axis starts: lower than every curve, so that curves which start high use the height.
  var floor: Double {
    let lowest = curves.compactMap { $0.points.first?.fraction }.filter(\.isFinite).min() ?? 0
    return lowest < 0.3 ? 0 : max((lowest * 10 - 0.5).rounded(.down) / 10, 0)
  }

  func draw(into html: inout HTMLBuilder) {
    let range = timeRange
    let ends = policies.enumerated().compactMap { index, policy in
      curves.first { $0.policy == policy }.map { (index, $0) }
    }
    let texts = ends.map { Self.endText($0.1) }
    let margin = 22 + Double(texts.map(\.count).max() ?? 0) * 6.9
    let ticks = NiceTicks(covering: floor * 100, 100, count: 5)
    let frame = PlotFrame(
      width: TimePlot.width, height: max(300, 60 + Double(policies.count) * 14), left: 58, right: margin, top: 10,
      bottom: 40, xRange: decimalLogarithm(range.lowerBound)...decimalLogarithm(range.upperBound),
      yRange: (ticks.values.first ?? 0)...(ticks.values.last ?? 100))
    html.element(
      "svg",
      [
        "class": "plot", "viewBox": "0 0 \(Int(frame.width)) \(Int(frame.height))", "role": "img",
        "aria-labelledby": "waiting-title",
      ]
    ) { html in
      html.valueAxis(ticks, in: frame, suffix: " %")
      html.timeAxis(TimeTicks.logarithmic.filter(range.contains), in: frame) { frame.x(decimalLogarithm($0)) }
      html.label(
        "waiting time (logarithmic)", x: (frame.left + frame.plotRight) / 2, y: frame.height - 6, class: "axis-title",
        anchor: "middle")
      var labels: [LineEnd] = []
      for ((index, curve), text) in zip(ends, texts) {
        let color = Palette.color(of: index)
        let (path, last) = Self.path(of: curve, in: frame, range: range)
        html.element("g", ["class": "series p\(color)", "data-policy": String(index)]) { html in
          html.shape("path", ["class": "line", "d": path.data, "stroke-dasharray": Palette.dash(of: index) ?? "none"])
        }
        if let last { labels.append(.init(policy: index, color: color, x: last.x, y: last.y, text: text)) }
      }
      html.endLabels(labels, in: frame)
    }
  }

  /// A curve to the right edge; beyond its last point it stays where it is.
  private static func path(
    of curve: ComparisonReport.WaitingCurve, in frame: PlotFrame, range: ClosedRange<Double>
  ) -> (path: SVGPath, end: (x: Double, y: Double)?) {
    var path = SVGPath()
    var end: (x: Double, y: Double)?
    for point in curve.points where point.upToSeconds.isFinite && point.fraction.isFinite {
      let x = frame.x(decimalLogarithm(max(point.upToSeconds, range.lowerBound)))
      let y = frame.y(min(max(point.fraction, 0), 1) * 100)
      if path.isEmpty { path.move(x, y) } else { path.line(x, y) }
      end = (x, y)
    }
    if let last = end {
      path.line(max(frame.plotRight, last.x), last.y)
      end = (frame.plotRight, last.y)
    }
    return (path, end)
  }

  private static func endText(_ curve: ComparisonReport.WaitingCurve) -> String {
    let name = LabelLayout.shortened(curve.policy, to: 24)
    return curve.neverPlacedCount > 0
      ? "\(name) · \(DecimalText.count(curve.neverPlacedCount)) never placed" : name
  }
}
