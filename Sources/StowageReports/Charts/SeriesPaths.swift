/// The paths of one policy's line: the line itself, the band over seeds, and the shade up to the peaks.
///
/// A bin without a value breaks all three.
struct SeriesPaths {
  private(set) var line = SVGPath()
  private(set) var band = SVGPath()
  private(set) var peaks = SVGPath()
  /// Where the line ends.
  private(set) var end: (x: Double, y: Double)?
  /// The heights of the line, bin by bin.
  private let heights: [Double?]

  init(bins: [ComparisonReport.Bin?], axis: ComparisonReport.TimeAxis, frame: PlotFrame) {
    heights = bins.map { bin in bin.flatMap { $0.isFinite ? frame.y($0.mean) : nil } }
    var run: [(x: Double, bin: ComparisonReport.Bin)] = []
    for (index, bin) in bins.enumerated() {
      if let bin, bin.isFinite {
        run.append((frame.x(axis.middle(of: index)), bin))
      } else {
        add(run, frame: frame)
        run = []
      }
    }
    add(run, frame: frame)
  }

  private mutating func add(_ run: [(x: Double, bin: ComparisonReport.Bin)], frame: PlotFrame) {
    guard let first = run.first, let last = run.last else { return }
    line.move(first.x, frame.y(first.bin.mean))
    for point in run.dropFirst() { line.line(point.x, frame.y(point.bin.mean)) }
    // A lone bin would have no length and stay unseen.
    if run.count == 1 { line.line(first.x + 1, frame.y(first.bin.mean)) }
    end = (last.x, frame.y(last.bin.mean))

    if run.contains(where: { $0.bin.highest > $0.bin.lowest }) {
      Self.area(&band, run.map { ($0.x, frame.y($0.bin.highest), frame.y($0.bin.lowest)) })
    }
    if run.contains(where: { $0.bin.peak > $0.bin.highest }) {
      Self.area(&peaks, run.map { ($0.x, frame.y(max($0.bin.peak, $0.bin.highest)), frame.y($0.bin.highest)) })
    }
  }

  private static func area(_ path: inout SVGPath, _ edges: [(x: Double, upper: Double, lower: Double)]) {
    guard let first = edges.first else { return }
    path.move(first.x, first.upper)
    for edge in edges.dropFirst() { path.line(edge.x, edge.upper) }
    for edge in edges.reversed() { path.line(edge.x, edge.lower) }
    path.close()
  }

  /// Whether the two lines cannot be told apart over a quarter of their length or more.
  func coincides(with other: SeriesPaths) -> Bool {
    let both = zip(heights, other.heights).compactMap { own, other in own.flatMap { own in other.map { own - $0 } } }
    return both.count { $0.magnitude < 1 } * 4 >= both.count && !both.isEmpty
  }

  /// The three paths, the line on top; dashed if it lies on `depth` other lines.
  func draw(into html: inout HTMLBuilder, policy: Int, onTopOf depth: Int = 0) {
    html.element("g", ["class": "series p\(Palette.color(of: policy))", "data-policy": String(policy)]) { html in
      html.shape("path", ["class": "peaks", "d": peaks.data])
      html.shape("path", ["class": "band", "d": band.data])
      if let dash = Palette.dash(of: policy, onTopOf: depth) {
        html.shape("path", ["class": "line", "d": line.data, "stroke-dasharray": dash])
      } else {
        html.shape("path", ["class": "line", "d": line.data])
      }
    }
  }
}
