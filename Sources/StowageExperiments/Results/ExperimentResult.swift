public import StowageMeasurement
import StowageModel
public import StowageSimulation

/// What an experiment found: the records of all runs, by scheduler and seed.
public struct ExperimentResult: Sendable {
  /// The experiment that was run.
  public let experiment: Experiment
  /// The nodes and pods on which it was run.
  public let input: ExperimentInput
  /// A record a scheduler and seed: the first scheduler's seeds first.
  public let records: [RunRecord]

  /// The records of the scheduler at `index`, a seed each.
  public func records(ofScheduler index: Int) -> ArraySlice<RunRecord> {
    let count = experiment.seeds.count
    return records[(index * count)..<((index + 1) * count)]
  }

  /// The values of a metric over the seeds for the scheduler at `index`; `nil` where the metric means nothing here.
  public func sample(_ metric: MetricKey, ofScheduler index: Int) -> Sample? {
    let values = records(ofScheduler: index).compactMap { $0.metrics[metric] }
    return values.count == experiment.seeds.count ? Sample(values) : nil
  }

  /// The metrics that have a value in every run, in the order of tables.
  ///
  /// - Complexity: O(runs × metrics).
  public var measured: [Metric] {
    (records.first?.declared ?? []).filter { metric in records.allSatisfy { $0.metrics[metric.key] != nil } }
  }

  /// The index of the scheduler that the others are compared with.
  public var baselineIndex: Int {
    experiment.schedulers.firstIndex { $0.name == experiment.baseline } ?? 0
  }

  /// What the seeds vary, in words.
  public var seedVaries: String {
    var parts: [String] = []
    if let workload = input.workload.seedVaries { parts.append("the workload (\(workload))") }
    parts += experiment.features.compactMap(\.seedVaries)
    let byChance = experiment.policiesUseChance
    if !byChance.isEmpty { parts.append("the choices by chance of \(byChance.joined(separator: ", "))") }
    return parts.isEmpty
      ? "nothing: one run of each policy was made (shake makes runs differ)" : parts.joined(separator: "; ")
  }
}
