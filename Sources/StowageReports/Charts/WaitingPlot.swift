/// Waiting times as cumulative curves on a logarithmic axis.
struct WaitingPlot {
  let curves: [ComparisonReport.WaitingCurve]
  let policies: [String]

  /// Whether every pod that was placed was placed at once, which leaves nothing to draw.
  var isAtOnce: Bool { !curves.flatMap(\.points).contains { $0.upToSeconds > 0 } }

  /// The first and last time on the axis; waits below the first are drawn at its start.
  var timeRange: ClosedRange<Double> {
    let edges = curves.flatMap(\.points).map(\.upToSeconds).filter { $0.isFinite && $0 > 0 }
    let low = max(edges.min() ?? 1, 0.001)
    return low...max(edges.max() ?? 10, low * 10)
  }

  /// Where the vertical axis starts: lower than every curve, so that curves which start high use the height.
  var floor: Double {
    let lowest = curves.compactMap { $0.points.first?.fraction }.filter(\.isFinite).min() ?? 0
    if lowest < 0.3 { return 0 }
    // Where nearly all pods are placed at once, the few that wait need the whole height.
    let steps = [0.7, 0.5, 0.25, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001]
    return 1 - (steps.last { $0 >= (1 - lowest) * 1.1 } ?? 1)
  }

  private var ticks: NiceTicks { NiceTicks(covering: floor * 100, 100, count: 5) }

  /// The drawing area; its horizontal values are logarithms of seconds, its vertical ones percent.
  var frame: PlotFrame {
    let longest = curves.map { Self.endText($0).count }.max() ?? 0
    let (range, ticks) = (timeRange, ticks)
    return PlotFrame(
      width: TimePlot.width, height: max(300, 60 + Double(policies.count) * 14), left: 58,
      right: 28 + Double(longest) * 6.9, top: 10, bottom: 40,
      xRange: decimalLogarithm(range.lowerBound)...decimalLogarithm(range.upperBound),
      yRange: (ticks.values.first ?? 0)...(ticks.values.last ?? 100))
  }

  /// The points of a curve as they are drawn, in the frame's values.
  func drawn(_ curve: ComparisonReport.WaitingCurve) -> [(x: Double, y: Double)] {
    let least = timeRange.lowerBound
    return curve.points.filter { $0.upToSeconds.isFinite && $0.fraction.isFinite }.map {
      (decimalLogarithm(max($0.upToSeconds, least)), min(max($0.fraction, 0), 1) * 100)
    }
  }

  func draw(into html: inout HTMLBuilder) {
    let (range, frame) = (timeRange, frame)
    let ends = policies.enumerated().compactMap { index, policy in
      curves.first { $0.policy == policy }.map { (index, $0) }
    }
    let texts = ends.map { Self.endText($0.1) }
    html.element(
      "svg",
      [
        "class": "plot", "viewBox": "0 0 \(Int(frame.width)) \(Int(frame.height))", "role": "img",
        "aria-labelledby": "waiting-chart-title", "tabindex": "0", "id": "waiting-plot",
      ]
    ) { html in
      html.valueAxis(ticks, in: frame, suffix: " %")
      html.timeAxis(TimeTicks.logarithmic.filter(range.contains), in: frame) { frame.x(decimalLogarithm($0)) }
      html.label(
        "waiting time (logarithmic)", x: (frame.left + frame.plotRight) / 2, y: frame.height - 6, class: "axis-title",
        anchor: "middle")
      var labels: [LineEnd] = []
      var paths: [(path: SVGPath, depth: Int)] = []
      for ((index, curve), text) in zip(ends, texts) {
        let color = Palette.color(of: index)
        let (path, last) = Self.path(through: drawn(curve), in: frame)
        let depth = paths.filter { $0.path.data == path.data }.map { $0.depth + 1 }.max() ?? 0
        paths.append((path, depth))
        html.element("g", ["class": "series p\(color)", "data-policy": String(index)]) { html in
          let dash = Palette.dash(of: index, onTopOf: depth) ?? "none"
          html.shape("path", ["class": "line", "d": path.data, "stroke-dasharray": dash])
        }
        if let last { labels.append(.init(policy: index, color: color, x: last.x, y: last.y, text: text)) }
      }
      html.endLabels(labels, in: frame)
      html.element("g", ["class": "crosshair"]) { _ in }
    }
  }

  /// A curve to the right edge; beyond its last point it stays where it is.
  private static func path(
    through points: [(x: Double, y: Double)], in frame: PlotFrame
  ) -> (path: SVGPath, end: (x: Double, y: Double)?) {
    var path = SVGPath()
    var end: (x: Double, y: Double)?
    for point in points {
      let (x, y) = (frame.x(point.x), frame.y(point.y))
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
