import StowageMeasurement

extension Conclusions {
  /// How many pods of the workload were left without a node, of one run: pods, however often they were placed.
  static func placement(in report: ComparisonReport) -> [String] {
    let curves = placedCurves(in: report)
    guard let fewest = curves.min(by: { $0.missingMean < $1.missingMean }),
      let most = curves.max(by: { $0.missingMean < $1.missingMean })
    else { return [] }
    guard let pods = commonPods(of: curves) else { return placementOfDifferentPods(fewest, most) }
    if most.missingCount == 0 {
      return [curves.count == 1 ? "All \(pods) were placed." : "Every policy placed all \(pods)."]
    }
    let (low, high) = (average(fewest), average(most))
    let verb = high == "1" ? "was" : "were"
    if curves.count == 1 { return ["\(high) of \(pods) \(verb) left without a node."] }
    if low == high { return ["Under every policy, \(high) of \(pods) \(verb) left without a node."] }
    return [
      "Of \(pods), \(fewest.policy) leaves \(low) without a node, the fewest, and \(most.policy) \(high), the most."
    ]
  }

  /// The same where runs have different numbers of pods: no number is that of all.
  private static func placementOfDifferentPods(
    _ fewest: ComparisonReport.DistributionCurve, _ most: ComparisonReport.DistributionCurve
  ) -> [String] {
    if most.missingCount == 0 { return ["No policy left a pod without a node."] }
    let (low, high) = (average(fewest), average(most))
    let pods = UnitText.joined(high, "pods")
    if low == high { return ["Under every policy, \(pods) \(high == "1" ? "was" : "were") left without a node."] }
    return ["\(most.policy) leaves \(pods) without a node, the most, and \(fewest.policy) \(low), the fewest."]
  }

  /// The pods of a run where that is the same under every policy; `nil` where it is not.
  private static func commonPods(of curves: [ComparisonReport.DistributionCurve]) -> String? {
    let counts = Set(curves.map { Double($0.subjectCount) / Double($0.runCount) })
    return counts.count == 1 ? curves.max { $0.missingMean < $1.missingMean }.map(pods) : nil
  }

  /// The distribution over the pods that says which of them were never placed, a curve a policy.
  private static func placedCurves(in report: ComparisonReport) -> [ComparisonReport.DistributionCurve] {
    let distribution = report.distributions.first { $0.subject.missingConcern == .unplaced }
    return report.policies.compactMap { distribution?.curve(of: $0) }
  }

  /// The pods of a run: "3,994 pods in each of 5 seeds".
  private static func pods(of curve: ComparisonReport.DistributionCurve) -> String {
    if curve.runCount == 1 { return UnitText.counted(curve.subjectCount, "pods") }
    if let each = curve.countInEachRun { return "\(UnitText.counted(each, "pods")) in each of \(curve.runCount) seeds" }
    return "\(countOfRun(curve)) pods on average over \(curve.runCount) seeds"
  }

  /// How many a run had, on average if their numbers differ.
  static func countOfRun(_ curve: ComparisonReport.DistributionCurve) -> String {
    DecimalText.fixed(Double(curve.subjectCount) / Double(curve.runCount), decimals: 0)
  }

  /// How many of a run never came to a value; with a decimal if seeds differ.
  static func average(_ curve: ComparisonReport.DistributionCurve) -> String {
    DecimalText.fixed(curve.missingMean, decimals: curve.missingCount % curve.runCount == 0 ? 0 : 1)
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
    let left = placedCurves(in: report).filter { $0.missingCount > 0 }.sorted { $0.missingMean > $1.missingMean }
    guard let most = left.first else { return [] }
    let rest = left.dropFirst().prefix(3).map { "\($0.policy) \(average($0))" }
    let listed = ["\(most.policy) left \(UnitText.joined(average(most), "pods")) without a node"] + rest
    let further = left.count > 4 ? ", others fewer" : ""
    return [
      "Waits are of the pods that were placed; \(listed.joined(separator: ", "))\(further). They are not compared."
    ]
  }

  /// Mean waits above the 99th percentile, which a few pods with very long waits make.
  static func longTails(in report: ComparisonReport) -> [String] {
    let waits = report.metrics.filter { $0.concern == .waiting && $0.unit == .seconds }
    guard let mean = waits.first(where: { $0.statistic == .mean }),
      let percentile = waits.first(where: {
        $0.statistic == .quantile(0.99) && $0.distribution == mean.distribution
      }),
      let distribution = report.distributions.first(where: { $0.subject.key == mean.distribution })
    else { return [] }
    let tails = report.policies.compactMap { policy -> (policy: String, longest: String)? in
      guard let average = mean.estimate(of: policy)?.mean, let high = percentile.estimate(of: policy)?.mean,
        average > high, mean.isVisible(average - high),
        let longest = distribution.curve(of: policy)?.points.last?.value
      else { return nil }
      return (policy, DurationText.short(longest))
    }
    if tails.isEmpty { return [] }
    return [
      "With \(UnitText.listed(tails.map(\.policy))), the mean wait exceeds the 99th percentile: a few pods waited very "
        + "long, the longest \(UnitText.listed(tails.map(\.longest)))."
    ]
  }
}
