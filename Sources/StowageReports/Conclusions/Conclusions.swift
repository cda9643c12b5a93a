/// What a report's numbers say, in sentences.
///
/// Each sentence follows from the metric table, the charts or the waiting times by a fixed rule; a difference counts
/// only if it is significant and not zero in the decimals shown. The first sentence is the verdict.
public struct Conclusions: Sendable, Equatable {
  /// The sentences, the most important first; empty if there is nothing to compare.
  public let sentences: [String]

  /// The conclusions that `report` allows.
  public init(of report: ComparisonReport) {
    guard let baseline = report.baseline, report.policies.count > 1 else {
      sentences = Self.placement(in: report)
      return
    }
    let comparison = BaselineComparison(report: report, baseline: baseline)
    sentences =
      comparison.verdict + comparison.metricSentences + Self.peaks(in: report, baseline: baseline)
      + Self.placement(in: report) + comparison.caution
  }

  /// How many pods were never placed.
  static func placement(in report: ComparisonReport) -> [String] {
    let curves = report.policies.compactMap { policy in report.waitingTimes.first { $0.policy == policy } }
    guard let fewest = curves.min(by: { $0.neverPlacedCount < $1.neverPlacedCount }),
      let most = curves.max(by: { $0.neverPlacedCount < $1.neverPlacedCount })
    else { return [] }
    let pods = DecimalText.count(most.podCount)
    let scope = report.seedCount > 1 ? "Over all seeds, of" : "Of"
    if most.neverPlacedCount == 0 {
      return [curves.count == 1 ? "All \(pods) pods were placed." : "Every policy placed all \(pods) pods."]
    }
    let (low, high) = (DecimalText.count(fewest.neverPlacedCount), DecimalText.count(most.neverPlacedCount))
    let verb = most.neverPlacedCount == 1 ? "was" : "were"
    if curves.count == 1 { return ["\(high) of \(pods) pods \(verb) never placed."] }
    if low == high { return ["Under every policy, \(high) of \(pods) pods \(verb) never placed."] }
    return [
      "\(scope) \(pods) pods, \(fewest.policy) never places \(low), the fewest, and \(most.policy) \(high), the most."
    ]
  }

  /// The highest moment of the first chart that counts pods.
  static func peaks(in report: ComparisonReport, baseline: String) -> [String] {
    guard let chart = report.charts.first(where: { $0.unit == "pods" }) else { return [] }
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
      "\(UnitText.capitalized(chart.label)): the highest moment is \(UnitText.joined(low, chart.unit)) with "
        + "\(lowest.policy), \(high) with \(baseline)."
    ]
  }
}
