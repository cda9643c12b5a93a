import StowageMeasurement

/// The lines of a chart that a feature brings, as a plot.
struct BlockCurves {
  /// Points beyond this are left out evenly: two units of width each are all that an eye can use.
  private static let pointLimit = 600

  var x: Block.Chart.Axis
  var y: Block.Chart.Axis
  var lines: [CurvePlot.Line]
  /// The points that the axes cover: those of all charts that are read beside one another.
  var covered: [(x: Double, y: Double)]
  /// What charts over time span, so that they lie below one another.
  var axis: ComparisonReport.TimeAxis

  /// A line as it is drawn: finite points only, steps with their corners.
  static func line(_ line: Block.Chart.Line, policy: Int?, color: Int, name: String) -> CurvePlot.Line {
    let finite = line.points.filter { $0.x.isFinite && $0.y.isFinite }
    let step = max(1, (finite.count + pointLimit - 1) / pointLimit)
    var points: [(x: Double, y: Double)] = []
    for (index, point) in finite.enumerated() where index % step == 0 || index == finite.count - 1 {
      if line.isStepped, let last = points.last { points.append((point.x, last.y)) }
      points.append((point.x, point.y))
    }
    return .init(
      policy: policy, color: color, name: name, endText: LabelLayout.shortened(name, to: 24), points: points)
  }

  var plot: CurvePlot {
    let points = covered
    let (low, high) = (min(points.map(\.y).min() ?? 0, 0), max(points.map(\.y).max() ?? 0, 0))
    // A share that comes close to 100 % gets an axis that ends there, not at 120.
    let isShare = y.unit == .percent && low >= 0 && high <= 100 && high > 60
    let valueTicks = isShare ? NiceTicks(covering: 0, 100, count: 4) : NiceTicks(covering: low, high, count: 4)
    let (ticks, xRange) = horizontal(points.map(\.x).min() ?? 0, points.map(\.x).max() ?? 1)
    let longest = lines.map(\.endText.count).max() ?? 0
    let frame = PlotFrame(
      width: TimePlot.width, height: max(240, 66 + Double(lines.count) * 14), left: 58,
      right: 28 + Double(longest) * 7.2, top: 10, bottom: 42, xRange: xRange,
      yRange: (valueTicks.values.first ?? 0)...(valueTicks.values.last ?? 1))
    let unit = isTime || x.unit == .none ? "" : " [\(x.unit.rawValue)]"
    return CurvePlot(
      frame: frame, lines: lines, scale: isTime ? .time : .number, ticks: ticks, valueTicks: valueTicks,
      axisTitle: x.title + unit, reading: ("at", isTime ? "" : x.unit.rawValue), decimals: y.decimals)
  }

  private var isTime: Bool { x.unit == .seconds }

  private func horizontal(
    _ low: Double, _ high: Double
  ) -> (ticks: [(position: Double, label: String)], range: ClosedRange<Double>) {
    if isTime {
      let whole = axis.isDrawable ? axis.originSeconds...axis.endSeconds : low...max(high, low + 1)
      let range = min(low, whole.lowerBound)...max(high, whole.upperBound)
      let times = TimeTicks.inside(range.lowerBound, range.upperBound, limit: 10)
      return (times.map { ($0, DurationText.short($0)) }, range)
    }
    let ticks = NiceTicks(covering: low, high, count: 8)
    return (ticks.values.map { ($0, ticks.label($0)) }, (ticks.values.first ?? 0)...(ticks.values.last ?? 1))
  }
}
