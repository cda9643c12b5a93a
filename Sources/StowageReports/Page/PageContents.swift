import StowageMeasurement

/// What of a report is drawn where: the page and the numbers for its script count plots and maps alike.
struct PageContents {
  /// The distributions that have values.
  let distributions: [ComparisonReport.DistributionResult]
  let blockSections: [BlockSection]
  /// The plots with a crosshair: those of distributions, then those of blocks.
  let curves: [CurvePlot]
  let maps: [BlockPart]
  /// By the key of a distribution: the number of its plot.
  let distributionNumbers: [String: Int]
  /// By chart: the number of its plot.
  let figureNumbers: [ChartFigure.ID: Int]
  /// By the key of a block: the number of its map.
  let mapNumbers: [String: Int]

  init(_ report: ComparisonReport) {
    distributions = report.distributions.filter(\.hasValues)
    blockSections = BlockSection.sections(of: report)
    var curves: [CurvePlot] = []
    var distributionNumbers: [String: Int] = [:]
    for distribution in distributions {
      let plot = DistributionPlot(distribution: distribution, policies: report.policies)
      if plot.isAllZero { continue }
      distributionNumbers[distribution.subject.key] = curves.count
      curves.append(plot.plot)
    }
    var figureNumbers: [ChartFigure.ID: Int] = [:]
    let parts = blockSections.flatMap(\.parts)
    for figure in parts.flatMap({ ChartFigure.figures(of: $0, over: report.timeAxis) }) {
      figureNumbers[figure.id] = curves.count
      curves.append(figure.plot)
    }
    maps = parts.filter { $0.kind == .nodeMap }
    self.curves = curves
    self.distributionNumbers = distributionNumbers
    self.figureNumbers = figureNumbers
    mapNumbers = Dictionary(maps.enumerated().map { ($1.key, $0) }) { first, _ in first }
  }
}
