import StowageMeasurement

extension WaitingTimesProbe {
  static let subject = Findings.Distribution.Subject(
    key: "waiting", title: "How long pods waited", concern: .waiting, quantity: "waiting time", unit: .seconds,
    counted: .pods, curves: "Pods placed within",
    explanation:
      "Share of all pods that had a node after waiting at most this long; higher and further left is better. "
      + "A curve that ends below 100 % left pods without a node.",
    quantiles: "Time by which a share of all pods had a node",
    allZero: "No pod that was placed had to wait, under any policy.", missing: "never placed",
    missingConcern: .unplaced)

  /// The statistics of the distribution.
  static let statistics = [
    Metric(
      key: "waitingTimeMean", label: "mean wait", unit: .seconds, better: .lower, concern: .waiting,
      prominence: .principal, source: .distribution(subject.key, .mean), merit: Metric.Merit("the shortest waits"),
      explanation: "Mean time from arrival to placement, over the pods that were placed."),
    Metric(
      key: "waitingTimeP99", label: "wait p99", unit: .seconds, better: .lower, concern: .waiting,
      prominence: .principal, source: .distribution(subject.key, .quantile(0.99)),
      explanation: "99 % of the placed pods waited at most this long."),
    Metric(
      key: "waitingTimeP50", label: "wait p50", unit: .seconds, better: .lower, concern: .waiting,
      source: .distribution(subject.key, .quantile(0.5)),
      explanation: "Half of the placed pods waited at most this long."),
    Metric(
      key: "waitingTimeP90", label: "wait p90", unit: .seconds, better: .lower, concern: .waiting,
      source: .distribution(subject.key, .quantile(0.9)),
      explanation: "90 % of the placed pods waited at most this long."),
    Metric(
      key: "waitingTimeMax", label: "longest wait", unit: .seconds, better: .lower, concern: .waiting,
      source: .distribution(subject.key, .maximum), explanation: "Longest time from arrival to placement."),
  ]

  static let podsThatWaited = Metric(
    key: "podsThatWaited", label: "pods that waited", unit: .pods, concern: .waiting,
    explanation: "Placed pods that did not get a node at the instant of their arrival.")

  var metrics: [Metric] { Self.statistics + [Self.podsThatWaited] }
}
