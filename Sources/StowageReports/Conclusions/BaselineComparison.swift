import StowageMeasurement

/// The sentences that compare policies with the baseline, metric by metric.
struct BaselineComparison {
  let report: ComparisonReport
  let baseline: String
  /// The metrics in which one value is better than another and the baseline was measured.
  let judged: [ComparisonReport.MetricResult]

  init(_ ranking: PolicyRanking, baseline: String) {
    report = ranking.report
    self.baseline = baseline
    judged = ranking.metrics.filter { $0.estimate(of: baseline) != nil }
  }

  private var others: [String] { report.policies.filter { $0 != baseline } }

  /// A sentence for each metric in which something is certain.
  var metricSentences: [(concern: Concern, text: String)] {
    judged.compactMap { metric in sentence(on: metric).map { (metric.concern, $0) } }
  }

  /// One sentence for all the other metrics, if there are metrics with a sentence of their own.
  var openSentence: [String] {
    let open = judged.filter { sentence(on: $0) == nil }
    guard !open.isEmpty, open.count < judged.count else { return [] }
    let labels = UnitText.listed(open.map(\.label))
    if report.seedCount == 1 { return ["No difference from \(baseline) in \(labels)."] }
    let weight = open.contains(where: isTooSmall) ? " worth telling" : ""
    return ["No significant difference from \(baseline)\(weight) in \(labels)."]
  }

  /// Whether a policy differs significantly, but by nothing that the decimals show.
  private func isTooSmall(_ metric: ComparisonReport.MetricResult) -> Bool {
    others.contains { policy in
      metric.estimate(of: policy)?.difference.map { $0.isSignificant && !metric.isVisible($0.mean) } ?? false
    }
  }

  /// What makes the numbers less certain than they look.
  var caution: [String] {
    if report.isDeterministic {
      return [
        "All runs of these policies are the same: differences are exact for this one order of arrivals; `shake` tells "
          + "how much hangs on it."
      ]
    }
    let exact = others.filter { policy in judged.contains { $0.estimate(of: policy)?.difference?.isExact ?? false } }
    if !exact.isEmpty {
      return [
        "\(UnitText.listed([baseline] + exact)) do not depend on the seed: differences between them are exact for this "
          + "one order of arrivals; `shake` tells how much hangs on it."
      ]
    }
    return report.seedCount > 1
      ? [] : ["There is one seed: differences carry no interval, and chance is not ruled out."]
  }

  private func sentence(on metric: ComparisonReport.MetricResult) -> String? {
    guard let base = metric.estimate(of: baseline), base.mean.isFinite else { return nil }
    let rivals = others.compactMap { policy in
      metric.estimate(of: policy).flatMap { estimate in
        estimate.difference.map { (estimate: estimate, difference: $0) }
      }
    }.filter {
      $0.estimate.mean.isFinite && $0.difference.mean.isFinite && metric.isVisible($0.difference.mean)
        && (report.seedCount == 1 || $0.difference.isCertain)
    }
    // A lower mean that chance explains does not hide one that it does not.
    let gains = rivals.filter { metric.isBetter($0.difference.mean, than: 0) }
    let verb = UnitText.isPlural(metric.label, countedIn: metric.unit.rawValue) ? "are" : "is"
    if let first = gains.first {
      let best = gains.dropFirst().reduce(first) {
        metric.isBetter($1.difference.mean, than: $0.difference.mean) ? $1 : $0
      }
      let isExtreme = metric.bestPolicies.contains(best.estimate.policy)
      let rank = metric.better == .higher ? (isExtreme ? "highest" : "higher") : (isExtreme ? "lowest" : "lower")
      let equals = gains.filter { metric.number($0.estimate.mean) == metric.number(best.estimate.mean) }
      return "\(metric.heading) \(verb) \(isExtreme ? "" : significantly)\(rank) with "
        + "\(UnitText.listed(equals.map(\.estimate.policy))): "
        + "\(metric.valueText(best.estimate.mean)) against \(metric.valueText(base.mean)) with \(baseline) "
        + "(\(DifferenceText(best.difference, of: base, in: metric).text))."
    }
    // Without a gain, all that is left is worse.
    let worse = rivals.map { "\($0.estimate.policy) (\(DifferenceText($0.difference, of: base, in: metric).short))" }
    guard !worse.isEmpty else { return nil }
    return "\(metric.heading): none is \(significantly)better than \(baseline) (\(metric.valueText(base.mean))); "
      + "\(UnitText.listed(worse)) \(worse.count == 1 ? "is" : "are") worse."
  }

  private var significantly: String { report.seedCount > 1 ? "significantly " : "" }
}
