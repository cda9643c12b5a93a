import StowageMeasurement

extension CompletionProbe {
  static let subject = Findings.Distribution.Subject(
    key: "completion", title: "When the work was done", concern: .waiting, quantity: "time from arrival to end",
    unit: .seconds, counted: .pods, curves: "Pods done within",
    explanation:
      "Share of all pods that had run to their end at most this long after they arrived, however often they were evicted "
      + "and began anew; higher and further left is better. A curve that ends below 100 % left pods that did not end.",
    quantiles: "Time from arrival by which a share of all pods was done",
    allZero: "Every pod that ended did so in the instant of its arrival.", missing: "not done")

  static let times = [
    Metric(
      key: "completionTimeMean", label: "mean completion time", unit: .seconds, better: .lower, concern: .waiting,
      prominence: .principal, source: .distribution(subject.key, .mean),
      merit: Metric.Merit("the shortest completion times"),
      explanation:
        "Mean time from arrival to end, over the pods that ran to their end; an evicted pod that comes back counts from its "
        + "first arrival."),
    Metric(
      key: "completionTimeP95", label: "completion time p95", unit: .seconds, better: .lower, concern: .waiting,
      source: .distribution(subject.key, .quantile(0.95)),
      explanation: "95 % of the pods that ran to their end had done so this long after their arrival."),
    Metric(
      key: "completionTimeP99", label: "completion time p99", unit: .seconds, better: .lower, concern: .waiting,
      source: .distribution(subject.key, .quantile(0.99)),
      explanation: "99 % of the pods that ran to their end had done so this long after their arrival."),
  ]

  static let slowdowns = [
    Metric(
      key: "boundedSlowdownMean", label: "mean bounded slowdown", unit: .none, better: .lower, concern: .waiting,
      prominence: .secondary, source: .distribution(subject.key, .mean),
      merit: Metric.Merit("the lowest bounded slowdown"),
      explanation:
        "Mean of completion time over running time, where runs below 10 s count as 10 s and no ratio below 1 (Feitelson)."
    ),
    Metric(
      key: "boundedSlowdownP95", label: "bounded slowdown p95", unit: .none, better: .lower, concern: .waiting,
      source: .distribution(subject.key, .quantile(0.95)),
      explanation: "95 % of the pods that ran to their end had at most this bounded slowdown."),
  ]

  var metrics: [Metric] { Self.times + Self.slowdowns }
}
