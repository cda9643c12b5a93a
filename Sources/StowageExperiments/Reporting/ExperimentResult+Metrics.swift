import StowageMeasurement
import StowageModel
import StowageReports
import StowageSimulation

extension ExperimentResult {
  /// Whether the runs of the scheduler at `index` vary with the seed; those that do not are one observation.
  func variesWithSeed(scheduler index: Int) -> Bool { experiment.variesWithSeed(scheduler: index, on: input) }

  /// Whether no run varies with its seed.
  var isDeterministic: Bool { !experiment.schedulers.indices.contains { variesWithSeed(scheduler: $0) } }

  /// The runs of the scheduler at `index` that can differ: one where nothing varies.
  func distinctRecords(ofScheduler index: Int) -> ArraySlice<RunRecord> {
    let records = records(ofScheduler: index)
    return variesWithSeed(scheduler: index) ? records : records.prefix(1)
  }

  /// All that was measured, with what each policy reached, and which policies differ by more than chance explains.
  func reportedMetrics() -> (metrics: [ComparisonReport.MetricResult], comparisonCount: Int) {
    let measured = measured
    let areComparable = measured.map(isComparable)
    let samples = Dictionary(
      uniqueKeysWithValues: measured.map { metric in
        (metric.key, experiment.schedulers.indices.map { sample(metric.key, ofScheduler: $0) })
      })
    let comparisons = PairedComparisons(
      of: zip(measured, areComparable).map { metric, isComparable in
        (metric.key, isComparable && metric.better != .neither && isShown(metric))
      },
      policies: experiment.schedulers.count, baseline: baselineIndex
    ) { metric, policy, other in
      guard variesWithSeed(scheduler: policy) || variesWithSeed(scheduler: other),
        let sample = samples[metric]?[policy], let base = samples[metric]?[other]
      else { return nil }
      return sample.paired(minus: base)
    }
    let metrics = zip(measured, areComparable).map { metric, isComparable in
      reported(metric, isComparable, samples[metric.key] ?? [], comparisons)
    }
    return (metrics, comparisons.countWithBaseline)
  }

  /// Whether reports show a metric unless they are asked for more.
  private func isShown(_ metric: Metric) -> Bool {
    metric.isPrincipal || metric.caution != nil && records.contains { $0.metrics[metric.key] ?? 0 > 0 }
  }

  private func reported(
    _ metric: Metric, _ isComparable: Bool, _ samples: [Sample?], _ comparisons: PairedComparisons
  ) -> ComparisonReport.MetricResult {
    let schedulers = experiment.schedulers.indices
    let estimates = schedulers.compactMap { index -> ComparisonReport.Estimate? in
      guard let sample = samples[index] else { return nil }
      let others = schedulers.filter { other in
        other != index && difference(metric, samples, index, minus: other, comparisons)?.isDistinct ?? false
      }
      return .init(
        policy: experiment.schedulers[index].name, mean: sample.mean,
        halfWidth: variesWithSeed(scheduler: index) && !sample.isConstant ? sample.confidenceHalfWidth : nil,
        values: sample.values,
        difference: index == baselineIndex
          ? nil : difference(metric, samples, index, minus: baselineIndex, comparisons),
        distinctFrom: others.map { experiment.schedulers[$0].name })
    }
    return .init(
      metric, isComparable: isComparable, decimals: Self.decimals(metric, estimates.flatMap(\.values)),
      leastDifference: leastDifference(metric, of: samples[baselineIndex]?.mean ?? 0), estimates: estimates)
  }

  /// The least difference of interest in a metric's unit: in points where it is a share, else of the baseline's value.
  private func leastDifference(_ metric: Metric, of base: Double) -> Double {
    metric.unit == .percent ? experiment.leastPercent : base.magnitude * experiment.leastPercent / 100
  }

  /// A paired difference; exact if neither policy varies, without an interval if it is the same in every seed.
  private func difference(
    _ metric: Metric, _ samples: [Sample?], _ index: Int, minus other: Int, _ comparisons: PairedComparisons
  ) -> ComparisonReport.Difference? {
    guard let sample = samples[index], let base = samples[other] else { return nil }
    let paired = sample.paired(minus: base)
    guard variesWithSeed(scheduler: index) || variesWithSeed(scheduler: other) else {
      return .init(mean: paired.values.first ?? 0, isSignificant: false, isExact: true)
    }
    let half = paired.isConstant ? nil : paired.confidenceHalfWidth
    return .init(
      mean: paired.mean, lower: half.map { paired.mean - $0 }, upper: half.map { paired.mean + $0 },
      isSignificant: comparisons.isBeyondChance(metric.key, index, other))
  }

  /// How much more values of one policy than of another leave their statistics comparable.
  private static let widestExcess = 0.01

  /// Whether policies can be compared in a metric: not where another metric that differs distorts it, as evictions distort
  /// allocation, and not in a statistic of a distribution of different values.
  private func isComparable(_ metric: Metric) -> Bool {
    let distorting = measured.filter { $0.key != metric.key && $0.caution?.distorted.contains(metric.concern) ?? false }
    if distorting.contains(where: differs) { return false }
    return metric.distribution.map(isOfSameValues) ?? true
  }

  /// Whether any policy has another value than another in any seed.
  private func differs(_ metric: Metric) -> Bool {
    let values = experiment.schedulers.indices.map { index in
      records(ofScheduler: index).map { $0.metrics[metric.key] ?? 0 }
    }
    return Set(values).count > 1
  }

  /// Whether a distribution lacks as many values under every policy, such as waits of pods without a node, and has about as
  /// many in all: more where evicted pods come back and wait anew.
  private func isOfSameValues(_ key: String) -> Bool {
    let found = experiment.schedulers.indices.map { index in
      records(ofScheduler: index).map { record in
        record.findings.distributions.first { $0.subject.key == key }
      }
    }
    let counts = found.map { $0.reduce(0) { $0 + Double($1?.values.count ?? 0) } }
    return Set(found.map { $0.map { $0?.missing ?? 0 } }).count <= 1
      && (counts.max() ?? 0) <= (counts.min() ?? 0) * (1 + Self.widestExcess)
  }

  /// As many decimals as tell the values apart: none for large numbers, and for counts that are whole.
  static func decimals(_ metric: Metric, _ values: [Double]) -> Int {
    if metric.unit == .percent { return 2 }
    if metric.unit != .seconds, values.allSatisfy({ $0 == $0.rounded() }) { return 0 }
    let largest = values.map(abs).max() ?? 0
    return largest >= 1_000 ? 0 : largest >= 10 ? 1 : 2
  }
}

extension ComparisonReport.Difference {
  /// Whether it is there beyond chance.
  fileprivate var isDistinct: Bool { isExact ? mean != 0 : isSignificant }
}

extension Sample {
  /// Whether every seed gave the same value, as happens where classes of a histogram stand for values.
  fileprivate var isConstant: Bool { Set(values).count == 1 }
}
