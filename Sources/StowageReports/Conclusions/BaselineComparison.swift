/// The sentences that compare policies with the baseline.
struct BaselineComparison {
  let report: ComparisonReport
  let baseline: String

  /// The metrics in which one value is better than another and the baseline was measured.
  var judged: [ComparisonReport.Metric] {
    report.metrics.filter { $0.better != .neither && $0.estimate(of: baseline) != nil }
  }

  var others: [String] { report.policies.filter { $0 != baseline } }

  /// Which policy to prefer: the one with the most significant gains less losses, the first of equals.
  var verdict: [String] {
    guard !judged.isEmpty else { return [] }
    guard report.seedCount > 1 else { return lead }
    let tallies = others.map { (policy: $0, tally: tally(of: $0)) }
    let best = tallies.reduce(nil as (policy: String, tally: Tally)?) { best, next in
      guard let best else { return next }
      return next.tally.balance > best.tally.balance ? next : best
    }
    guard let best else { return [] }
    let measures = Self.counted(judged.count, "measure")
    let seeds = "(\(report.seedCount) paired seeds)."
    if best.tally.balance > 0 {
      return [
        "\(best.policy) is significantly better than \(baseline) in \(best.tally.better) of "
          + "\(measures) and significantly worse in \(Self.count(best.tally.worse)) \(seeds)"
      ]
    }
    if tallies.allSatisfy({ $0.tally.better == 0 && $0.tally.worse == 0 }) {
      let weight = judged.contains(where: isTooSmall) ? ", by an amount worth telling," : ""
      return ["No policy differs significantly\(weight) from \(baseline) in any of the \(measures) \(seeds)"]
    }
    return ["No policy is better than \(baseline) on balance over \(measures) \(seeds)"]
  }

  /// The verdict of a single seed, which says nothing about chance.
  private var lead: [String] {
    let wins = others.map { policy in
      (
        policy: policy,
        count: judged.filter { metric in
          metric.estimate(of: policy)?.difference.map {
            metric.isBetter($0.mean, than: 0) && metric.isVisible($0.mean)
          } ?? false
        }.count
      )
    }
    guard let best = wins.max(by: { $0.count < $1.count }), best.count > 0 else {
      return ["No policy is ahead of \(baseline) in any measure."]
    }
    let first = wins.first { $0.count == best.count } ?? best
    return ["\(first.policy) is ahead of \(baseline) in \(best.count) of \(Self.counted(judged.count, "measure"))."]
  }

  /// A sentence for each metric in which something is certain, then one for all the others.
  var metricSentences: [String] {
    var sentences: [String] = []
    var open: [ComparisonReport.Metric] = []
    for metric in judged {
      if let sentence = sentence(on: metric) { sentences.append(sentence) } else { open.append(metric) }
    }
    if !open.isEmpty, report.seedCount > 1, open.count < judged.count {
      let weight = open.contains(where: isTooSmall) ? " worth telling" : ""
      sentences.append("No significant difference from \(baseline)\(weight) in \(Self.listed(open.map(\.label))).")
    }
    return sentences
  }

  /// Whether a policy differs significantly, but by nothing that the decimals show.
  private func isTooSmall(_ metric: ComparisonReport.Metric) -> Bool {
    others.contains { policy in
      metric.estimate(of: policy)?.difference.map { $0.isSignificant && !metric.isVisible($0.mean) } ?? false
    }
  }

  /// What makes the numbers less certain than they look.
  var caution: [String] {
    report.seedCount > 1
      ? [] : ["There is one seed: differences carry no interval, and chance is not ruled out."]
  }

  private func sentence(on metric: ComparisonReport.Metric) -> String? {
    guard let base = metric.estimate(of: baseline), base.mean.isFinite else { return nil }
    let rivals = others.compactMap { policy in
      metric.estimate(of: policy).flatMap { estimate in
        estimate.difference.map { (estimate: estimate, difference: $0) }
      }
    }.filter {
      $0.estimate.mean.isFinite && $0.difference.mean.isFinite && metric.isVisible($0.difference.mean)
        && (report.seedCount == 1 || $0.difference.isSignificant)
    }
    // A lower mean that chance explains does not hide one that it does not.
    let gains = rivals.filter { metric.isBetter($0.difference.mean, than: 0) }
    let verb = UnitText.isPlural(metric.label, countedIn: metric.unit) ? "are" : "is"
    if let first = gains.first {
      let best = gains.dropFirst().reduce(first) {
        metric.isBetter($1.difference.mean, than: $0.difference.mean) ? $1 : $0
      }
      let isExtreme = metric.bestPolicies.contains(best.estimate.policy)
      let rank = metric.better == .higher ? (isExtreme ? "highest" : "higher") : (isExtreme ? "lowest" : "lower")
      return "\(metric.heading) \(verb) \(isExtreme ? "" : "significantly ")\(rank) with \(best.estimate.policy): "
        + "\(metric.valueText(best.estimate.mean)) against \(metric.valueText(base.mean)) with \(baseline) "
        + "(\(DifferenceText(best.difference, of: base, in: metric).text))."
    }
    // Without a gain, all that is left is worse.
    let worse = rivals.map { "\($0.estimate.policy) (\(DifferenceText($0.difference, of: base, in: metric).short))" }
    guard !worse.isEmpty else { return nil }
    return
      "\(metric.heading): none is \(report.seedCount > 1 ? "significantly " : "")better than \(baseline) (\(metric.valueText(base.mean))); "
      + "\(Self.listed(worse)) \(worse.count == 1 ? "is" : "are") worse."
  }

  private struct Tally {
    var better = 0
    var worse = 0
    var balance: Int { better - worse }
  }

  private func tally(of policy: String) -> Tally {
    judged.reduce(into: Tally()) { tally, metric in
      guard let difference = metric.estimate(of: policy)?.difference else { return }
      switch metric.verdict(on: difference) {
      case .better: tally.better += 1
      case .worse: tally.worse += 1
      case .undecided: break
      }
    }
  }

  private static func count(_ value: Int) -> String { value == 0 ? "none" : String(value) }

  private static func counted(_ count: Int, _ noun: String) -> String { "\(count) \(noun)\(count == 1 ? "" : "s")" }

  private static func listed(_ names: [String]) -> String {
    guard names.count > 1, let last = names.last else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " and " + last
  }
}
