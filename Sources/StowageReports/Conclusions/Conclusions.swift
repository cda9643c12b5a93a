import StowageMeasurement

/// What a report's numbers say, in sentences.
///
/// Each sentence follows from the metric table, the charts or the waiting times by a fixed rule; a difference counts
/// only if chance is an unlikely explanation and it is no smaller than the least one of interest. The first sentence is the verdict, unless more
/// is asked for than there is, there was no node, or no policy differs because the cluster is nearly empty; the others follow in the order of ``Concern``.
public struct Conclusions: Sendable, Equatable {
  /// The sentences, the most important first; empty if there is nothing to compare.
  public let sentences: [String]

  /// The conclusions that `report` allows.
  ///
  /// - Complexity: O(policies² × metrics).
  public init(of report: ComparisonReport) {
    guard let baseline = report.baseline, report.policies.count > 1 else {
      sentences =
        Self.load(in: report) + Self.unevenness(in: report) + Self.placement(in: report) + Self.oversized(in: report)
        + Self.headlines(in: report).map(\.text)
      return
    }
    let ranking = PolicyRanking(of: report)
    let comparison = BaselineComparison(ranking, baseline: baseline)
    let metrics = comparison.metricSentences
    var statements = metrics
    if !metrics.contains(where: { $0.concern == .unplaced }) {
      statements += Self.placement(in: report).map { (.unplaced, $0) }
    }
    statements += Self.oversized(in: report).map { (.unplaced, $0) }
    statements += (Self.waitsOfPlaced(in: report) + Self.longTails(in: report)).map { (.waiting, $0) }
    statements += Self.headlines(in: report)
    statements += Self.peaks(in: report, baseline: baseline).map { (.waiting, $0) }
    let load = Self.load(in: report)
    if report.isWithoutNodes {
      sentences = load
      return
    }
    let verdict = Verdict(ranking: ranking, baseline: baseline).sentences
    let emptiness = Self.emptiness(in: report, showsDifferences: ranking.showsDifferences)
    sentences =
      load + (ranking.showsDifferences ? verdict + emptiness : emptiness + verdict) + Self.unevenness(in: report)
      + Self.cautions(in: report)
      + Concern.allCases.flatMap { concern in statements.filter { $0.concern == concern }.map(\.text) }
      + comparison.openSentences + comparison.caution
  }

  /// The highest moment of the first chart of what waits.
  static func peaks(in report: ComparisonReport, baseline: String) -> [String] {
    guard let chart = report.charts.first(where: { $0.metric.concern == .waiting }) else { return [] }
    let peaks = report.policies.compactMap { policy in
      chart.series.first { $0.policy == policy }.flatMap { series in
        series.bins.compactMap { $0?.peak }.filter(\.isFinite).max().map { (policy: policy, peak: $0) }
      }
    }
    guard let base = peaks.first(where: { $0.policy == baseline }),
      let lowest = peaks.min(by: { $0.peak < $1.peak }), lowest.peak < base.peak
    else { return [] }
    let (low, high) = (
      DecimalText.fixed(lowest.peak, decimals: 0), DecimalText.fixed(base.peak, decimals: 0)
    )
    guard low != high else { return [] }
    return [
      "\(UnitText.capitalized(chart.metric.label)): the highest moment is \(UnitText.joined(low, chart.metric.unit.rawValue)) with "
        + "\(lowest.policy), \(high) with \(baseline)."
    ]
  }
}
