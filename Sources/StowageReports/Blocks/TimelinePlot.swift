import StowageMeasurement

/// Lanes with what happened on them, over a time axis.
struct TimelinePlot {
  /// Further lanes are not drawn; they would not be told apart.
  static let laneLimit = 40
  private static let laneHeight = 20.0

  let timeline: Block.Timeline
  /// What the axis spans, in seconds.
  let range: ClosedRange<Double>
  let styles: TimelineStyles
  /// What the drawing is called where it can't be seen.
  let label: String

  /// The lanes that are drawn.
  var lanes: ArraySlice<Block.Timeline.Lane> { timeline.lanes.prefix(Self.laneLimit) }

  private var frame: PlotFrame {
    let longest = lanes.map { LabelLayout.shortened($0.name, to: 24).count }.max() ?? 0
    return PlotFrame(
      width: TimePlot.width, height: Double(lanes.count) * Self.laneHeight + 34, left: 22 + Double(longest) * 7.2,
      right: 18, top: 6, bottom: 28, xRange: range, yRange: 0...1)
  }

  func draw(into html: inout HTMLBuilder) {
    let frame = frame
    html.element(
      "svg",
      [
        "class": "plot", "viewBox": "0 0 \(Int(frame.width)) \(Int(frame.height))", "role": "img", "aria-label": label,
      ]
    ) { html in
      html.timeAxis(
        TimeTicks.inside(range.lowerBound, range.upperBound, limit: 10), in: frame, position: frame.x)
      for (index, lane) in lanes.enumerated() {
        let y = frame.top + (Double(index) + 0.5) * Self.laneHeight
        html.line(frame.left, y, frame.plotRight, y, class: "grid")
        html.label(
          LabelLayout.shortened(lane.name, to: 24), x: frame.left - 10, y: y + 4, class: "end", anchor: "end")
        for interval in lane.intervals { draw(interval, of: lane, at: y, in: frame, &html) }
        for mark in lane.marks where mark.at.isFinite { draw(mark, of: lane, at: y, in: frame, &html) }
      }
    }
  }

  private func draw(
    _ interval: Block.Timeline.Interval, of lane: Block.Timeline.Lane, at y: Double, in frame: PlotFrame,
    _ html: inout HTMLBuilder
  ) {
    let end = interval.until ?? range.upperBound
    guard interval.from.isFinite, end.isFinite, end >= interval.from else { return }
    let (left, right) = (frame.x(clamped(interval.from)), frame.x(clamped(end)))
    html.element(
      "rect",
      [
        "class": styles.name(of: interval.what, interval.tone), "x": DecimalText.plain(left, decimals: 1),
        "y": DecimalText.plain(y - 6, decimals: 1),
        "width": DecimalText.plain(max(right - left, 1.5), decimals: 1), "height": "12", "rx": "1.5",
      ]
    ) { html in
      html.element("title", text: "\(lane.name): \(interval.what), \(Self.span(interval))")
    }
  }

  private func draw(
    _ mark: Block.Timeline.Mark, of lane: Block.Timeline.Lane, at y: Double, in frame: PlotFrame,
    _ html: inout HTMLBuilder
  ) {
    let x = frame.x(clamped(mark.at))
    var path = SVGPath()
    path.move(x, y - 6.5)
    path.line(x + 5, y)
    path.line(x, y + 6.5)
    path.line(x - 5, y)
    path.close()
    html.element("path", ["class": styles.name(of: mark.what, mark.tone) + " mark", "d": path.data]) { html in
      html.element("title", text: "\(lane.name): \(mark.what), \(DurationText.short(mark.at))")
    }
  }

  private func clamped(_ seconds: Double) -> Double { min(max(seconds, range.lowerBound), range.upperBound) }

  /// "2 h to 3 h 10 min", or "since 2 h".
  static func span(_ interval: Block.Timeline.Interval) -> String {
    guard let until = interval.until else { return "since \(DurationText.short(interval.from))" }
    return "\(DurationText.short(interval.from)) to \(DurationText.short(until))"
  }
}

/// How kinds of intervals and marks look: the tone decides the colour, and those of one tone differ in strength.
struct TimelineStyles {
  /// The kinds in the order in which they came: what they are, the class, and whether they are marks.
  private(set) var kinds: [(what: String, tone: Block.Tone, isMark: Bool)] = []

  init(_ timelines: [Block.Timeline]) {
    for lane in timelines.flatMap(\.lanes) {
      for interval in lane.intervals { add(interval.what, interval.tone, isMark: false) }
      for mark in lane.marks { add(mark.what, mark.tone, isMark: true) }
    }
  }

  private mutating func add(_ what: String, _ tone: Block.Tone, isMark: Bool) {
    if !kinds.contains(where: { $0 == (what, tone, isMark) }) { kinds.append((what, tone, isMark)) }
  }

  /// The class of a kind.
  func name(of what: String, _ tone: Block.Tone) -> String {
    let alike = kinds.filter { $0.tone == tone }.map(\.what)
    var distinct: [String] = []
    for what in alike where !distinct.contains(what) { distinct.append(what) }
    return "tone \(tone.rawValue) s\(min(distinct.firstIndex(of: what) ?? 0, 2))"
  }
}
