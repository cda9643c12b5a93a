import StowageMeasurement
import StowageModel
import StowageReports
import StowageSimulation

extension ExperimentResult {
  /// Whether the runs of the scheduler at `index` vary with the seed; those that do not are one observation.
  func variesWithSeed(scheduler index: Int) -> Bool {
    input.workload.seedVaries != nil || experiment.schedulers[index].usesChance
      || experiment.features.contains { $0.seedVaries != nil }
  }

  /// Whether no run varies with its seed.
  var isDeterministic: Bool { !experiment.schedulers.indices.contains { variesWithSeed(scheduler: $0) } }

  /// The runs of the scheduler at `index` that can differ: one where nothing varies.
  func distinctRecords(ofScheduler index: Int) -> ArraySlice<RunRecord> {
    let records = records(ofScheduler: index)
    return variesWithSeed(scheduler: index) ? records : records.prefix(1)
  }

  /// A metric with what each policy reached, and which policies differ by more than chance explains.
  func reported(_ metric: Metric) -> ComparisonReport.MetricResult {
    let schedulers = experiment.schedulers.indices
    let samples = schedulers.map { sample(metric.key, ofScheduler: $0) }
    let estimates = schedulers.compactMap { index -> ComparisonReport.Estimate? in
      guard let sample = samples[index] else { return nil }
      let others = schedulers.filter { other in
        other != index && difference(metric, samples, index, minus: other)?.isDistinct ?? false
      }
      return .init(
        policy: experiment.schedulers[index].name, mean: sample.mean,
        halfWidth: variesWithSeed(scheduler: index) && !sample.isConstant ? sample.confidenceHalfWidth : nil,
        values: sample.values,
        difference: index == baselineIndex ? nil : difference(metric, samples, index, minus: baselineIndex),
        distinctFrom: others.map { experiment.schedulers[$0].name })
    }
    return .init(
      metric, isComparable: isComparable(metric), decimals: Self.decimals(metric, estimates.flatMap(\.values)),
      estimates: estimates)
  }

  /// A paired difference; exact if neither policy varies, without an interval if it is the same in every seed.
  private func difference(
    _ metric: Metric, _ samples: [Sample?], _ index: Int, minus other: Int
  ) -> ComparisonReport.Difference? {
    guard let sample = samples[index], let base = samples[other] else { return nil }
    let paired = sample.paired(minus: base)
    guard variesWithSeed(scheduler: index) || variesWithSeed(scheduler: other) else {
      return .init(mean: paired.values.first ?? 0, isSignificant: false, isExact: true)
    }
    let half = paired.isConstant ? nil : paired.confidenceHalfWidth
    return .init(
      mean: paired.mean, lower: half.map { paired.mean - $0 }, upper: half.map { paired.mean + $0 },
      isSignificant: paired.differsFromZero)
  }

  /// Whether policies can be compared in a metric: not in a statistic of a distribution that lacks different numbers of
  /// values, such as waits where policies left different numbers of pods without a node.
  private func isComparable(_ metric: Metric) -> Bool {
    guard let key = metric.distribution else { return true }
    let missing = experiment.schedulers.indices.map { index in
      records(ofScheduler: index).map { record in
        record.findings.distributions.first { $0.subject.key == key }?.missing ?? 0
      }
    }
    return Set(missing).count <= 1
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
