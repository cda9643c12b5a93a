import StowageMeasurement

extension HTMLReport {
  /// One chart with a line a policy where each has one line; else a chart for each policy, with the same axes.
  func chartBlock(_ part: BlockPart, _ html: inout HTMLBuilder) {
    let figures = ChartFigure.figures(of: part, over: report.timeAxis)
    explanation(
      of: part, followedBy: figures.count > 1 ? "A chart for each policy, all with the same axes." : "", &html)
    for (index, figure) in figures.enumerated() {
      let number = contents.figureNumbers[figure.id, default: 0]
      let draw = { (html: inout HTMLBuilder) in
        curveFigure(figure.plot, title: figure.title, unit: figure.unit, number: number, &html)
      }
      if let entry = figure.entry {
        policyDetails(entry, isFirst: index == 0, &html, draw)
      } else {
        draw(&html)
      }
    }
  }
}

/// A chart of a block part.
struct ChartFigure {
  /// Where the chart belongs: the part's key, and the policy's number if it is of one policy.
  struct ID: Hashable {
    var key: String
    var policy: Int?
  }

  var id: ID
  /// The policy, if it is of one.
  var entry: BlockPart.Entry?
  var title: String
  var unit: String
  var plot: CurvePlot

  /// The charts of a part; none where it is of another kind. Those over time span the whole of `axis`.
  static func figures(of part: BlockPart, over axis: ComparisonReport.TimeAxis) -> [ChartFigure] {
    let charts = part.entries.compactMap { entry -> (entry: BlockPart.Entry, chart: Block.Chart)? in
      guard case .chart(let chart) = entry.block.content else { return nil }
      return (entry, chart)
    }
    guard let first = charts.first?.chart else { return [] }
    if charts.allSatisfy({ $0.chart.lines.count == 1 }) {
      let lines = charts.flatMap { entry, chart in
        chart.lines.map { BlockCurves.line($0, policy: entry.policy, color: entry.policy, name: entry.name) }
      }
      let plot = BlockCurves(x: first.x, y: first.y, lines: lines, covered: lines.flatMap(\.points), axis: axis).plot
      return [figure(part, nil, first, plot)]
    }
    let lines = charts.map { _, chart in
      chart.lines.enumerated().map { index, line in
        BlockCurves.line(line, policy: nil, color: index, name: line.name)
      }
    }
    let covered = lines.joined().flatMap(\.points)
    return zip(charts, lines).map { policy, lines in
      let curves = BlockCurves(x: policy.chart.x, y: policy.chart.y, lines: lines, covered: covered, axis: axis)
      return figure(part, policy.entry, policy.chart, curves.plot)
    }
  }

  private static func figure(
    _ part: BlockPart, _ entry: BlockPart.Entry?, _ chart: Block.Chart, _ plot: CurvePlot
  ) -> ChartFigure {
    ChartFigure(
      id: ID(key: part.key, policy: entry?.policy), entry: entry, title: UnitText.capitalized(chart.y.title),
      unit: chart.y.unit.rawValue, plot: plot)
  }
}
