import Foundation
import StowageMeasurement
import StowageModel
import StowageSimulation

/// The result as one JSON object: `trace`, `results` (one a policy and seed) and `summary` (one a policy).
struct ResultDocument: Encodable {
  let apiVersion = "stowage.dev/v1alpha1"
  let kind = "ExperimentResult"
  let experiment: String
  let seeds: [UInt64]
  let seedVaries: String
  let baseline: String
  let trace: Trace
  let results: [Run]
  let summary: [Policy]
  let units: [String: String]
  let warnings: [String]

  struct Trace: Encodable {
    let nodes: Int
    let gpus: Int
    let pods: Int
    let arrivals: Int
    let files: [File]
  }

  struct File: Encodable {
    let path: String
    let checksum: String
  }

  struct Run: Encodable {
    let policy: String
    let seed: UInt64
    let metrics: [String: Double]
  }

  struct Policy: Encodable {
    let policy: String
    let metrics: [String: Estimate]
  }

  /// A mean over the seeds; the interval is 95 %, by Student's t, and absent with one seed. The difference is that from
  /// the baseline, paired by seed, and absent for the baseline itself.
  struct Estimate: Encodable {
    let mean: Double
    let confidenceInterval: Interval?
    let difference: Difference?

    init(_ sample: Sample, baseline: Sample?) {
      mean = sample.mean
      confidenceInterval = Interval(sample)
      difference = baseline.map { Difference(sample.paired(minus: $0)) }
    }
  }

  struct Difference: Encodable {
    let mean: Double
    let confidenceInterval: Interval?

    init(_ sample: Sample) {
      mean = sample.mean
      confidenceInterval = Interval(sample)
    }
  }

  struct Interval: Encodable {
    let lower: Double
    let upper: Double

    init?(_ sample: Sample) {
      guard let half = sample.confidenceHalfWidth else { return nil }
      lower = sample.mean - half
      upper = sample.mean + half
    }
  }

  init(_ result: ExperimentResult) {
    experiment = result.experiment.name
    seeds = result.experiment.seeds
    seedVaries = result.seedVaries
    baseline = result.experiment.schedulers[result.baselineIndex].name
    trace = Trace(
      nodes: result.input.nodes.count, gpus: result.input.gpuCount, pods: result.input.sourcePodCount,
      arrivals: result.input.arrivalCount,
      files: result.input.files.map { File(path: $0.path, checksum: $0.checksum) })
    let measured = result.measured
    var runs: [Run] = []
    var policies: [Policy] = []
    for (index, scheduler) in result.experiment.schedulers.enumerated() {
      for record in result.records(ofScheduler: index) {
        runs.append(Run(policy: scheduler.name, seed: record.seed, metrics: Self.byName(record.metrics)))
      }
      var estimates: [MetricKey: Estimate] = [:]
      for metric in measured {
        guard let sample = result.sample(metric.key, ofScheduler: index) else { continue }
        let baseline =
          index == result.baselineIndex ? nil : result.sample(metric.key, ofScheduler: result.baselineIndex)
        estimates[metric.key] = Estimate(sample, baseline: baseline)
      }
      policies.append(Policy(policy: scheduler.name, metrics: Self.byName(estimates)))
    }
    results = runs
    summary = policies
    units = Dictionary(uniqueKeysWithValues: measured.map { ($0.key.rawValue, $0.unit.rawValue) })
    warnings = result.input.warnings
  }

  private static func byName<Value>(_ values: [MetricKey: Value]) -> [String: Value] {
    Dictionary(uniqueKeysWithValues: values.map { ($0.key.rawValue, $0.value) })
  }
}

extension ExperimentResult {
  /// The result as JSON text, the same bytes for the same result: keys sorted, numbers in their shortest exact form.
  public func json() throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(ResultDocument(self)), as: UTF8.self)
  }
}
