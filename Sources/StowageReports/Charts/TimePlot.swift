import StowageMeasurement

/// A quantity over time as SVG: lines with bands over seeds, and a shade up to the peaks.
struct TimePlot {
  static let width = 1140.0
  /// Bins beyond this are merged for drawing; two units of width each are all that an eye can use.
  static let binLimit = 480

  let chart: ComparisonReport.Chart
  let policies: [String]
  let axis: ComparisonReport.TimeAxis
  let rightMargin: Double
  /// What the axis measures, under its numbers; the charts share one axis, so only one of them says it.
  var axisTitle: String?

  /// The lowest and highest number that the chart must show; zero is always among them.
  var extent: ClosedRange<Double> {
    var (low, high) = (0.0, 0.0)
    for series in chart.series {
      for bin in series.bins.compactMap({ $0 }) where bin.isFinite {
        low = min(low, bin.lowest, bin.mean)
        high = max(high, bin.peak, bin.highest, bin.mean)
      }
    }
    return low...max(high, low)
  }

  var ticks: NiceTicks {
    let extent = extent
    // A share that comes close to 100 % gets an axis that ends there, not at 120.
    let isShare =
      chart.metric.unit == .percent && extent.lowerBound >= 0 && extent.upperBound <= 100 && extent.upperBound > 60
    return isShare
      ? NiceTicks(covering: 0, 100, count: 4) : NiceTicks(covering: extent.lowerBound, extent.upperBound, count: 4)
  }

  var frame: PlotFrame {
    let ticks = ticks
    let low = ticks.values.first ?? 0
    let height = max(214, 44 + Double(policies.count) * 14)
    return PlotFrame(
      width: Self.width, height: height + titleHeight, left: 58, right: rightMargin, top: 10,
      bottom: 24 + titleHeight,
      xRange: axis.originSeconds...max(axis.endSeconds, axis.originSeconds),
      yRange: low...max(ticks.values.last ?? 1, low))
  }

  private var titleHeight: Double { axisTitle == nil ? 0 : 18 }

  /// The room that the longest name needs to the right of the lines.
  static func rightMargin(for policies: [String]) -> Double {
    let longest = policies.map { LabelLayout.shortened($0, to: 24).count }.max() ?? 0
    return 28 + Double(longest) * 7.2
  }

  /// The chart.
  func draw(into html: inout HTMLBuilder, number: Int) {
    let frame = frame
    let factor = axis.thinningFactor(limit: Self.binLimit)
    let thinAxis = axis.thinned(by: factor)
    html.element(
      "svg",
      [
        "class": "plot time-plot", "viewBox": "0 0 \(Int(frame.width)) \(Int(frame.height))", "role": "img",
        "aria-labelledby": "chart-\(number)-title", "aria-describedby": "chart-help", "tabindex": "0",
        "data-chart": String(number),
      ]
    ) { html in
      html.valueAxis(ticks, in: frame)
      html.timeAxis(
        TimeTicks.inside(frame.xRange.lowerBound, frame.xRange.upperBound, limit: 10), in: frame,
        position: frame.x)
      if let axisTitle {
        html.label(
          axisTitle, x: (frame.left + frame.plotRight) / 2, y: frame.height - 5, class: "axis-title", anchor: "middle")
      }
      html.element("clipPath", ["id": "clip-\(number)"]) { html in
        html.shape("rect", frame.plotRectangle)
      }
      if let end = axis.measuredEnd { html.measuredEnd(at: end, in: frame, isNamed: axisTitle != nil) }
      var ends: [LineEnd] = []
      var drawn: [(line: SeriesPaths, depth: Int)] = []
      html.element("g", ["clip-path": "url(#clip-\(number))"]) { html in
        for (index, policy) in policies.enumerated() {
          guard let series = chart.series.first(where: { $0.policy == policy }) else { continue }
          let line = SeriesPaths(bins: series.thinned(by: factor, on: axis), axis: thinAxis, frame: frame)
          let depth = drawn.filter { $0.line.coincides(with: line) }.map { $0.depth + 1 }.max() ?? 0
          line.draw(into: &html, policy: index, onTopOf: depth)
          drawn.append((line, depth))
          if let end = line.end {
            let name = LabelLayout.shortened(policy, to: 24)
            ends.append(.init(policy: index, color: Palette.color(of: index), x: end.x, y: end.y, text: name))
          }
        }
      }
      html.endLabels(ends, in: frame)
      html.element("g", ["class": "crosshair"]) { _ in }
    }
  }
}

extension PlotFrame {
  /// The attributes of the rectangle inside the axes.
  var plotRectangle: HTMLBuilder.Attributes {
    [
      "x": DecimalText.plain(left, decimals: 1), "y": DecimalText.plain(top - 2, decimals: 1),
      "width": DecimalText.plain(plotRight - left, decimals: 1),
      "height": DecimalText.plain(plotBottom - top + 4, decimals: 1),
    ]
  }
}
