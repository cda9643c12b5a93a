/// Lines through points as SVG, with a crosshair that reads them.
struct CurvePlot {
  /// A line with what stands at its end.
  struct Line {
    /// The number of the policy whose line it is; `nil` where lines are something else than policies.
    var policy: Int?
    /// The number that decides its colour.
    var color: Int
    /// What a reading calls it.
    var name: String
    /// What stands at its end.
    var endText: String
    /// The points, in the values of the frame.
    var points: [(x: Double, y: Double)]
  }

  /// What the horizontal axis has numbers of, which decides how they are read.
  enum Scale: String {
    /// Plain numbers.
    case number
    /// Seconds.
    case time
    /// Logarithms of plain numbers.
    case numberLogarithm
    /// Logarithms of seconds.
    case timeLogarithm
  }

  var frame: PlotFrame
  var lines: [Line]
  var scale: Scale
  /// The ticks of the horizontal axis, in the frame's values.
  var ticks: [(position: Double, label: String)]
  var valueTicks: NiceTicks
  /// What stands behind the numbers of the vertical axis.
  var valueSuffix = ""
  var axisTitle: String
  /// What a reading says before and behind the place that it is of: "within", "at".
  var reading: (before: String, behind: String) = ("", "")
  /// How many decimals a reading of the vertical axis has.
  var decimals = 2
  /// Whether a line that ends goes on to the right edge as it was.
  var isExtended = false

  /// The plot, whose heading has the identifier `title`; `number` is that of its data in the page.
  func draw(into html: inout HTMLBuilder, number: Int, title: String) {
    html.element(
      "svg",
      [
        "class": "plot curve-plot", "viewBox": "0 0 \(Int(frame.width)) \(Int(frame.height))", "role": "img",
        "aria-labelledby": title, "tabindex": "0", "data-curves": String(number),
      ]
    ) { html in
      html.valueAxis(valueTicks, in: frame, suffix: valueSuffix)
      html.labelledAxis(ticks, in: frame)
      html.label(
        axisTitle, x: (frame.left + frame.plotRight) / 2, y: frame.height - 6, class: "axis-title",
        anchor: "middle")
      var ends: [LineEnd] = []
      var paths: [(path: SVGPath, depth: Int)] = []
      for line in lines {
        let color = Palette.color(of: line.color)
        let (path, last) = path(through: line.points)
        let depth = paths.filter { $0.path.data == path.data }.map { $0.depth + 1 }.max() ?? 0
        paths.append((path, depth))
        html.series(policy: line.policy, color: color) { html in
          let dash = Palette.dash(of: line.color, onTopOf: depth) ?? "none"
          html.shape("path", ["class": "line", "d": path.data, "stroke-dasharray": dash])
        }
        if let last { ends.append(.init(policy: line.policy, color: color, x: last.x, y: last.y, text: line.endText)) }
      }
      html.endLabels(ends, in: frame)
      html.element("g", ["class": "crosshair"]) { _ in }
    }
  }

  private func path(
    through points: [(x: Double, y: Double)]
  ) -> (path: SVGPath, end: (x: Double, y: Double)?) {
    var path = SVGPath()
    var end: (x: Double, y: Double)?
    for point in points {
      let (x, y) = (frame.x(point.x), frame.y(point.y))
      if path.isEmpty { path.move(x, y) } else { path.line(x, y) }
      end = (x, y)
    }
    if isExtended, let last = end {
      path.line(max(frame.plotRight, last.x), last.y)
      end = (frame.plotRight, last.y)
    }
    return (path, end)
  }

  /// The numbers that the page's script reads.
  var data: ScriptJSON {
    [
      "frame": .array([frame.left, frame.plotRight, frame.top, frame.plotBottom].map { .number($0, decimals: 1) }),
      "x": .array([frame.xRange.lowerBound, frame.xRange.upperBound].map { .number($0, decimals: 6) }),
      "y": .array([frame.yRange.lowerBound, frame.yRange.upperBound].map { .number($0, decimals: 6) }),
      "scale": .string(scale.rawValue),
      "before": .string(reading.before),
      "behind": .string(reading.behind),
      "decimals": .integer(decimals),
      "lines": .array(
        lines.map { line in
          [
            "policy": line.policy.map { .integer($0) } ?? .null,
            "color": .integer(Palette.color(of: line.color)),
            "name": .string(line.name),
            "points": .array(line.points.map { .array([.number($0.x, decimals: 5), .number($0.y, decimals: 3)]) }),
          ]
        }),
    ]
  }
}
