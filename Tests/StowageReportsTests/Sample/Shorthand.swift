import StowageMeasurement
import StowageReports

extension ComparisonReport.MetricResult {
  /// A principal metric with what each policy reached.
  init(
    key: String, label: String, unit: String, better: Metric.Better, concern: Concern = .other,
    source: Metric.Source = .run, merit: Metric.Merit? = nil, caution: Metric.Caution? = nil,
    isComparable: Bool = true, decimals: Int, estimates: [ComparisonReport.Estimate]
  ) {
    self.init(
      Metric(
        key: MetricKey(key), label: label, unit: Metric.Unit(rawValue: unit), better: better, concern: concern,
        prominence: .principal, source: source, merit: merit, caution: caution, explanation: label),
      isComparable: isComparable, decimals: decimals, estimates: estimates)
  }
}

extension ComparisonReport.Chart {
  /// A chart of a metric that is nothing but its name, unit and concern.
  init(
    key: String, label: String, unit: String, concern: Concern = .other, decimals: Int,
    series: [ComparisonReport.Series]
  ) {
    self.init(
      Metric(
        key: MetricKey(key), label: label, unit: Metric.Unit(rawValue: unit), concern: concern, source: .level,
        explanation: label),
      decimals: decimals, series: series)
  }
}

extension Findings.Distribution.Subject {
  /// Waiting times, as they are told of a run.
  static let waiting = Self(
    key: "waiting", title: "How long pods waited", concern: .waiting, quantity: "waiting time", unit: .seconds,
    counted: .pods, curves: "Pods placed within", explanation: "Share of all pods that had a node in time.",
    quantiles: "Time by which a share of all pods had a node",
    allZero: "No pod that was placed had to wait, under any policy.", missing: "never placed",
    missingConcern: .unplaced)
}

extension ComparisonReport.DistributionResult {
  /// Waiting times under each policy.
  static func waiting(_ curves: [ComparisonReport.DistributionCurve]) -> Self { Self(.waiting, curves: curves) }
}
