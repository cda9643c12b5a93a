extension HTMLBuilder {
  /// Text inside a chart.
  mutating func label(
    _ text: String, x: Double, y: Double, class name: String, anchor: String = "start"
  ) {
    let (x, y) = (DecimalText.plain(x, decimals: 1), DecimalText.plain(y, decimals: 1))
    element("text", ["class": name, "x": x, "y": y, "text-anchor": anchor], text: text)
  }

  /// A straight line inside a chart.
  mutating func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, class name: String) {
    shape(
      "line",
      [
        "class": name, "x1": DecimalText.plain(x1, decimals: 1), "y1": DecimalText.plain(y1, decimals: 1),
        "x2": DecimalText.plain(x2, decimals: 1), "y2": DecimalText.plain(y2, decimals: 1),
      ])
  }

  /// The horizontal grid with its numbers.
  mutating func valueAxis(_ ticks: NiceTicks, in frame: PlotFrame, suffix: String = "") {
    element("g", ["class": "y-axis"]) { html in
      for value in ticks.values where frame.yRange.contains(value) {
        let y = frame.y(value)
        html.line(frame.left, y, frame.plotRight, y, class: value == 0 ? "zero" : "grid")
        html.label(ticks.label(value) + suffix, x: frame.left - 8, y: y + 3.5, class: "tick", anchor: "end")
      }
    }
  }

  /// The vertical grid with its times; `position` turns a time into a place on the axis.
  mutating func timeAxis(_ ticks: [Double], in frame: PlotFrame, position: (Double) -> Double) {
    element("g", ["class": "x-axis"]) { html in
      for seconds in ticks {
        let x = position(seconds)
        html.line(x, frame.top, x, frame.plotBottom, class: "grid")
        html.label(DurationText.short(seconds), x: x, y: frame.plotBottom + 15, class: "tick", anchor: "middle")
      }
    }
  }

  /// The vertical grid with its labels, at positions in the frame's values.
  mutating func labelledAxis(_ ticks: [(position: Double, label: String)], in frame: PlotFrame) {
    element("g", ["class": "x-axis"]) { html in
      for tick in ticks {
        let x = frame.x(tick.position)
        html.line(x, frame.top, x, frame.plotBottom, class: "grid")
        html.label(tick.label, x: x, y: frame.plotBottom + 15, class: "tick", anchor: "middle")
      }
    }
  }

  /// A part of a chart in the colour of its number; where it is a policy's, isolating a policy finds it.
  mutating func series(policy: Int?, color: Int, _ content: (inout HTMLBuilder) -> Void) {
    if let policy {
      element("g", ["class": "series p\(color)", "data-policy": String(policy)], content)
    } else {
      element("g", ["class": "p\(color)"], content)
    }
  }

  /// The mark on the time axis where measuring stops.
  mutating func measuredEnd(at seconds: Double, in frame: PlotFrame, isNamed: Bool) {
    element("g", ["class": "measured-end"]) { html in
      let x = frame.x(seconds)
      html.line(x, frame.top, x, frame.plotBottom + 4, class: "until")
      guard isNamed else { return }
      html.label("last arrival", x: x - 5, y: frame.plotBottom - 6, class: "tick end", anchor: "end")
    }
  }

  /// The names at the ends of lines, moved apart: in the margin for lines that reach it, joined by a thin line, else at
  /// the line's own end, so that nothing crosses the plot.
  mutating func endLabels(_ ends: [LineEnd], in frame: PlotFrame) {
    let range = (frame.top + 2)...max(frame.plotBottom - 2, frame.top + 2)
    var positions = ends.map(\.y)
    for early in [false, true] {
      let own = ends.indices.filter { ends[$0].isEarly(in: frame) == early }
      for (index, position) in zip(own, LabelLayout.spread(own.map { ends[$0].y }, spacing: 14, in: range)) {
        positions[index] = position
      }
    }
    element("g", ["class": "ends"]) { html in
      for (end, position) in zip(ends, positions) {
        let edge = end.isEarly(in: frame) ? end.x : max(end.x, frame.plotRight)
        html.series(policy: end.policy, color: end.color) { html in
          var path = SVGPath()
          path.move(end.x, end.y)
          path.line(edge + 4, position)
          path.line(edge + 8, position)
          html.shape("path", ["class": "leader", "d": path.data])
          html.shape(
            "circle",
            [
              "class": "end-dot", "r": "3", "cx": DecimalText.plain(edge + 11, decimals: 1),
              "cy": DecimalText.plain(position, decimals: 1),
            ])
          html.label(end.text, x: edge + 18, y: position + 3.8, class: "end")
        }
      }
    }
  }
}

/// The end of a line, where its name goes.
struct LineEnd {
  /// The policy's number, if the line is one's, and the colour.
  var policy: Int?
  var color: Int
  var x: Double
  var y: Double
  var text: String

  /// Whether the line ends well before the margin.
  func isEarly(in frame: PlotFrame) -> Bool { x < frame.plotRight - 40 }
}
