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

  /// One sentence for all the other metrics, if there are metrics with a sentence of their own: two where some differ, but
  /// by less than matters.
  var openSentences: [String] {
    let open = judged.filter { sentence(on: $0) == nil }
    guard !open.isEmpty, open.count < judged.count else { return [] }
    let small = open.filter(isTooSmall)
    let uncertain = open.filter { !isTooSmall($0) }
    var sentences: [String] = []
    if !uncertain.isEmpty {
      let kind = report.namesSignificance ? "No significant difference" : "No difference"
      let chance = report.tellsChance && !report.namesSignificance ? " beyond chance" : ""
      sentences.append("\(kind) from \(baseline)\(chance) in \(UnitText.listed(uncertain.map(\.label))).")
    }
    if !small.isEmpty {
      sentences.append(
        "No difference from \(baseline) that matters\(least) in \(UnitText.listed(small.map(\.label))).")
    }
    return sentences
  }

  /// From where on a difference matters: " (1 % or more)".
  private var least: String {
    report.leastPercent > 0 ? " (\(DecimalText.plain(report.leastPercent, decimals: 3)) % or more)" : ""
  }

  /// Whether a policy differs, and not by chance, but by less than matters.
  private func isTooSmall(_ metric: ComparisonReport.MetricResult) -> Bool {
    others.contains { policy in
      metric.estimate(of: policy)?.difference.map {
        ($0.isCertain || !report.tellsChance) && $0.mean != 0 && !metric.matters($0.mean)
      } ?? false
    }
  }

  /// What makes the numbers less certain than they look.
  var caution: [String] {
    if report.isDeterministic {
      return [
        "A seed varies nothing here, so that one run of each policy was made: differences are exact for this one order of "
          + "arrivals; `shake` tells how much hangs on it."
      ]
    }
    let exact = others.filter { policy in judged.contains { $0.estimate(of: policy)?.difference?.isExact ?? false } }
    if !exact.isEmpty {
      return [
        "\(UnitText.listed([baseline] + exact)) do not depend on the seed, and were run once each: differences between them "
          + "are exact for this one order of arrivals; `shake` tells how much hangs on it."
      ]
    }
    switch report.seedCount {
    case 1: return ["There is one seed: differences carry no interval, and chance is not ruled out."]
    case 2: return ["There are only two seeds: differences carry no interval, and chance is not ruled out."]
    case ..<ComparisonReport.fewestSeedsForSignificance:
      return ["With \(report.seedCount) seeds, chance hides all but large differences; 5 or more tell more."]
    default: return []
    }
  }

  private func sentence(on metric: ComparisonReport.MetricResult) -> String? {
    guard let base = metric.estimate(of: baseline), base.mean.isFinite else { return nil }
    let rivals = others.compactMap { policy in
      metric.estimate(of: policy).flatMap { estimate in
        estimate.difference.map { (estimate: estimate, difference: $0) }
      }
    }.filter {
      $0.estimate.mean.isFinite && $0.difference.mean.isFinite && metric.matters($0.difference.mean)
        && (!report.tellsChance || $0.difference.isCertain)
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

  private var significantly: String { report.namesSignificance ? "significantly " : "" }
}
