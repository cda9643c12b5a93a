import StowageMeasurement

/// Which policies are better than which, measure by measure, and which of them are worth naming.
struct PolicyRanking {
  let report: ComparisonReport

  /// The metrics in which policies can be better and worse, the most important concern first.
  let metrics: [ComparisonReport.MetricResult]

  init(of report: ComparisonReport) {
    self.report = report
    let judged = report.metrics.filter { metric in
      metric.better != .neither && metric.isComparable && metric.estimates.count { $0.mean.isFinite } > 1
    }
    // How long pods waited says more than how many waited at a time.
    metrics = Concern.allCases.flatMap { concern in
      let own = judged.filter { $0.concern == concern }
      return concern == .waiting ? own.filter { $0.unit == .seconds } + own.filter { $0.unit != .seconds } : own
    }
  }

  /// The concerns of the metrics, the most important first.
  var concerns: [Concern] {
    Concern.allCases.filter { concern in metrics.contains { $0.concern == concern } }
  }

  /// Whether `policy` is better than `other` in a metric: beyond chance, and by as much as matters.
  func isBetter(_ policy: String, than other: String, in metric: ComparisonReport.MetricResult) -> Bool {
    hasBetterMean(policy, than: other, in: metric) && isCertain(policy, other, in: metric)
  }

  /// Whether any policy is better than any other in any metric.
  var showsDifferences: Bool {
    metrics.contains { metric in
      report.policies.contains { policy in report.policies.contains { isBetter(policy, than: $0, in: metric) } }
    }
  }

  /// The policies that no other one beats or equals in every measure that shows a difference.
  var candidates: [String] {
    let undominated = report.policies.filter { policy in
      !report.policies.contains { dominates($0, policy, by: isBetter) }
    }
    // Of two that chance may explain, the one whose means are all as good or better is the one to name, unless less is
    // certain about it.
    let best = undominated.filter { policy in
      !undominated.contains { other in
        dominates(other, policy, by: hasBetterMean)
          && beaten(by: policy).allSatisfy { beaten(by: other).contains($0) }
      }
    }
    return best.isEmpty ? undominated.isEmpty ? report.policies : undominated : best
  }

  /// The policies that `policy` beats or equals in every measure that shows a difference.
  func beaten(by policy: String) -> [String] { report.policies.filter { dominates(policy, $0, by: isBetter) } }

  /// Who leads among `policies` in a concern, by its first metric that tells them apart.
  struct Lead {
    var metric: ComparisonReport.MetricResult
    /// The policies with the best value; several if they tie in the decimals shown.
    var leaders: [String]
    /// The policies from which the leaders do not differ beyond chance, the leaders included.
    var group: [String]
  }

  /// Who leads among `policies` in `concern`; `nil` if it does not tell them apart.
  func lead(in concern: Concern, among policies: [String]) -> Lead? {
    let metric = metrics.first { metric in
      metric.concern == concern
        && policies.contains { policy in policies.contains { isBetter(policy, than: $0, in: metric) } }
    }
    guard let metric else { return nil }
    let means = policies.compactMap { policy in
      metric.estimate(of: policy).map { (policy: policy, mean: $0.mean) }
    }.filter(\.mean.isFinite)
    guard let first = means.first else { return nil }
    let best = means.dropFirst().reduce(first) { metric.isBetter($1.mean, than: $0.mean) ? $1 : $0 }
    return Lead(
      metric: metric,
      leaders: means.filter { metric.number($0.mean) == metric.number(best.mean) }.map(\.policy),
      group: policies.filter { !isBetter(best.policy, than: $0, in: metric) })
  }

  private func dominates(
    _ policy: String, _ other: String, by isBetter: (String, String, ComparisonReport.MetricResult) -> Bool
  ) -> Bool {
    policy != other && metrics.contains { isBetter(policy, other, $0) }
      && !metrics.contains { isBetter(other, policy, $0) }
  }

  private func hasBetterMean(_ policy: String, than other: String, in metric: ComparisonReport.MetricResult) -> Bool {
    guard let mean = metric.estimate(of: policy)?.mean, let otherMean = metric.estimate(of: other)?.mean,
      mean.isFinite, otherMean.isFinite
    else { return false }
    return metric.isBetter(mean, than: otherMean) && metric.matters(mean - otherMean)
  }

  /// Whether chance is an unlikely explanation of the difference; of one or two seeds nothing is known of chance.
  private func isCertain(_ policy: String, _ other: String, in metric: ComparisonReport.MetricResult) -> Bool {
    guard report.tellsChance else { return true }
    return [(policy, other), (other, policy)].contains { first, second in
      guard let estimate = metric.estimate(of: first) else { return false }
      if estimate.distinctFrom.contains(second) { return true }
      return second == report.baseline && estimate.difference?.isCertain ?? false
    }
  }
}

extension ComparisonReport.Difference {
  /// Whether it is significant, or exact because chance has no part in it.
  var isCertain: Bool { isSignificant || isExact }
}
