extension Conclusions {
  /// How many pods were never placed, of one run.
  static func placement(in report: ComparisonReport) -> [String] {
    let curves = report.policies.compactMap { policy in report.waitingTimes.first { $0.policy == policy } }
    guard let fewest = curves.min(by: { $0.neverPlacedMean < $1.neverPlacedMean }),
      let most = curves.max(by: { $0.neverPlacedMean < $1.neverPlacedMean })
    else { return [] }
    let pods = pods(of: most)
    if most.neverPlacedCount == 0 {
      return [curves.count == 1 ? "All \(pods) were placed." : "Every policy placed all \(pods)."]
    }
    let (low, high) = (average(fewest), average(most))
    let verb = high == "1" ? "was" : "were"
    if curves.count == 1 { return ["\(high) of \(pods) \(verb) never placed."] }
    if low == high { return ["Under every policy, \(high) of \(pods) \(verb) never placed."] }
    return [
      "Of \(pods), \(fewest.policy) never places \(low), the fewest, and \(most.policy) \(high), the most."
    ]
  }

  /// The pods of a run: "3,994 pods in each of 5 seeds".
  private static func pods(of curve: ComparisonReport.WaitingCurve) -> String {
    if curve.runCount == 1 { return UnitText.counted(curve.podCount, "pods") }
    if let each = curve.podsInEachRun { return "\(UnitText.counted(each, "pods")) in each of \(curve.runCount) seeds" }
    return "\(podsOfRun(curve)) pods on average over \(curve.runCount) seeds"
  }

  /// How many pods a run had, on average if their numbers differ.
  static func podsOfRun(_ curve: ComparisonReport.WaitingCurve) -> String {
    DecimalText.fixed(Double(curve.podCount) / Double(curve.runCount), decimals: 0)
  }

  /// How many pods of a run were never placed; with a decimal if seeds differ.
  static func average(_ curve: ComparisonReport.WaitingCurve) -> String {
    DecimalText.fixed(curve.neverPlacedMean, decimals: curve.neverPlacedCount % curve.runCount == 0 ? 0 : 1)
  }

  /// The pods that no policy could place.
  static func oversized(in report: ComparisonReport) -> [String] {
    guard report.oversizedPodCount > 0 else { return [] }
    let verb = report.oversizedPodCount == 1 ? "asks" : "ask"
    return ["\(UnitText.counted(report.oversizedPodCount, "pods")) \(verb) for more than any node has."]
  }

  /// That waits of different pods are not compared.
  static func waitsOfPlaced(in report: ComparisonReport) -> [String] {
    guard report.metrics.contains(where: { !$0.isComparable && $0.concern == .waiting }) else { return [] }
    let left = report.waitingTimes.filter { $0.neverPlacedCount > 0 }.sorted { $0.neverPlacedMean > $1.neverPlacedMean }
    guard let most = left.first else { return [] }
    let rest = left.dropFirst().prefix(3).map { "\($0.policy) \(average($0))" }
    let listed = ["\(most.policy) left \(UnitText.joined(average(most), "pods")) without a node"] + rest
    let further = left.count > 4 ? ", others fewer" : ""
    return [
      "Waits are of the pods that were placed; \(listed.joined(separator: ", "))\(further). They are not compared."
    ]
  }

  /// Means above the 99th percentile, which a few pods with very long waits make.
  static func longTails(in report: ComparisonReport) -> [String] {
    guard let mean = report.metrics.first(where: { $0.key == "waitingTimeMean" }),
      let percentile = report.metrics.first(where: { $0.key == "waitingTimeP99" })
    else { return [] }
    let tails = report.policies.compactMap { policy -> (policy: String, longest: String)? in
      guard let average = mean.estimate(of: policy)?.mean, let high = percentile.estimate(of: policy)?.mean,
        average > high, mean.isVisible(average - high),
        let longest = report.waitingTimes.first(where: { $0.policy == policy })?.points.last?.upToSeconds
      else { return nil }
      return (policy, DurationText.short(longest))
    }
    if tails.isEmpty { return [] }
    return [
      "With \(UnitText.listed(tails.map(\.policy))), the mean wait exceeds the 99th percentile: a few pods waited very "
        + "long, the longest \(UnitText.listed(tails.map(\.longest)))."
    ]
  }

  /// That pods were pushed out and began their work anew, so that what they took says less about what was done.
  static func evictions(in report: ComparisonReport) -> [String] {
    guard let metric = report.metrics.first(where: { $0.key == "evictedPods" }) else { return [] }
    let evicting = report.policies.compactMap { policy in
      metric.estimate(of: policy).flatMap { $0.mean > 0 ? "\(policy) \(DecimalText.fixed($0.mean, decimals: 0))" : nil }
    }
    if evicting.isEmpty { return [] }
    return [
      "Pods are evicted for others of higher priority and begin their work anew, a run: \(UnitText.listed(evicting)). Their "
        + "allocations count work that is done twice."
    ]
  }

  /// That there was room for every pod at every moment, so that policies can hardly differ.
  static func emptiness(in report: ComparisonReport) -> [String] {
    let keys = report.metrics.filter { $0.concern == .allocation && $0.unit == "%" }.map(\.key)
    let peaks = report.charts.filter { keys.contains($0.key) }.compactMap { chart in
      chart.series.flatMap { $0.bins.compactMap { $0?.peak } }.filter(\.isFinite).max().map {
        (label: chart.label, peak: $0)
      }
    }
    guard let highest = peaks.map(\.peak).max(), highest < 50 else { return [] }
    func text(_ share: Double) -> String { DecimalText.fixed(share.rounded(.up), decimals: 0) + " %" }
    let each = peaks.map { "\($0.label.split(separator: " ").first ?? "") \(text($0.peak))" }
    return [
      "The cluster is never more than \(text(highest)) full (\(each.joined(separator: ", "))): policies can hardly "
        + "differ; see timeCompression and loadFactor."
    ]
  }
}
