import StowageMeasurement
import StowageReports

/// A made-up comparison that looks like a real one: five policies, three seeds, nine days, 1,213 nodes.
///
/// Demand follows days and a slow rise; each policy turns a different share of the free capacity into placements.
struct SampleReport {
  static let policies = ["firstFit", "bestFit", "worstFit", "randomFit", "dotProduct"]
  /// The share of the GPUs that each policy can fill before fragments stop it.
  static let reach = [0.905, 0.945, 0.862, 0.872, 0.951]

  private static let concerns: [String: Concern] = [
    "gpuAllocation": .allocation, "waitMean": .waiting, "wait99": .waiting, "peakWaiting": .waiting,
    "neverPlaced": .unplaced, "nodesBusy": .nodes, "fragmentation": .stranded,
  ]

  var seeds = 3
  var bins = 400
  var nodes = 1_213
  var snapshots = 24
  let binSeconds = 1_944.0

  var report: ComparisonReport {
    let runs = Self.policies.indices.map { policy in (0..<seeds).map { SampleRun(self, policy: policy, seed: $0) } }
    return ComparisonReport(
      title: "GPU packing on 1,213 nodes",
      summary: "Five packing policies on nine days of GPU jobs with rising load; what a seed varies is the order in "
        + "which pods of the same minute arrive.",
      policies: Self.policies,
      baseline: "firstFit",
      seedCount: seeds,
      metrics: metrics(of: runs),
      timeAxis: .init(originSeconds: 0, binSeconds: binSeconds, binCount: bins),
      charts: charts(of: runs),
      distributions: [.waiting(waitingTimes(of: runs))],
      blocks: maps(of: runs) + unplaced(of: runs) + features,
      blockSeed: 1,
      provenance: provenance)
  }

  private func charts(of runs: [[SampleRun]]) -> [ComparisonReport.Chart] {
    func chart(
      _ key: String, _ label: String, _ unit: String, _ decimals: Int, _ path: KeyPath<SampleRun, [Double]>,
      peak: Double
    ) -> ComparisonReport.Chart {
      .init(
        key: key, label: label, unit: unit, concern: Self.concerns[key] ?? .other, decimals: decimals,
        series: Self.policies.indices.map { policy in
          .init(
            policy: Self.policies[policy],
            bins: (0..<bins).map { bin in
              let values = runs[policy].map { $0[keyPath: path][bin] }
              guard bin < bins - (policy == 1 || policy == 4 ? bins / 20 : 0), let low = values.min(),
                let high = values.max()
              else { return nil }
              let mean = values.reduce(0, +) / Double(values.count)
              let top = unit == "%" ? min(high * (1 + peak / 4), 100) : high * (1 + peak)
              return .init(mean: mean, lowest: low, highest: high, peak: top)
            })
        })
    }
    return [
      chart("gpuAllocation", "GPU allocation", "%", 1, \.allocation, peak: 0.02),
      chart("podsWaiting", "Pods waiting", "pods", 0, \.waiting, peak: 0.25),
      chart("nodesBusy", "Nodes in use", "nodes", 0, \.busy, peak: 0.01),
      chart("fragmentation", "GPU capacity in unusable fragments", "%", 1, \.fragments, peak: 0.1),
    ]
  }

  private func metrics(of runs: [[SampleRun]]) -> [ComparisonReport.MetricResult] {
    func metric(
      _ key: String, _ label: String, _ unit: String, _ better: Metric.Better, _ decimals: Int,
      _ value: (SampleRun) -> Double
    ) -> ComparisonReport.MetricResult {
      let base = runs[0].map(value)
      return .init(
        key: key, label: label, unit: unit, better: better, concern: Self.concerns[key] ?? .other, decimals: decimals,
        estimates: Self.policies.indices.map { policy in
          let values = runs[policy].map(value)
          let own = interval(values)
          let gap = interval(zip(values, base).map { $0 - $1 })
          let difference = ComparisonReport.Difference(
            mean: gap.mean, lower: gap.half.map { gap.mean - $0 }, upper: gap.half.map { gap.mean + $0 })
          return .init(
            policy: Self.policies[policy], mean: own.mean, halfWidth: own.half, values: values,
            difference: policy == 0 ? nil : difference)
        })
    }
    func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(values.count) }
    return [
      metric("gpuAllocation", "GPU allocation", "%", .higher, 2) { mean($0.allocation) },
      metric("waitMean", "Mean wait", "s", .lower, 0) { mean($0.waiting) * 9 },
      metric("wait99", "99th percentile of wait", "s", .lower, 0) { mean($0.waiting) * 120 },
      metric("peakWaiting", "Most pods waiting", "pods", .lower, 0) { $0.waiting.max() ?? 0 },
      metric("neverPlaced", "Never placed", "pods", .lower, 1) { Double($0.neverPlaced) },
      metric("nodesBusy", "Nodes in use", "nodes", .lower, 1) { mean($0.busy) },
      metric("fragmentation", "Fragmentation", "%", .lower, 2) { mean($0.fragments) },
      metric("decisions", "Placements", "pods", .neither, 0) { 8_152 - Double($0.neverPlaced) },
    ]
  }

  /// The mean and half the 95 % interval by Student's t, for 2, 3 and 4 values; others get the normal quantile.
  private func interval(_ values: [Double]) -> (mean: Double, half: Double?) {
    let count = Double(values.count)
    let mean = values.reduce(0, +) / count
    guard values.count > 1 else { return (mean, nil) }
    let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)
    let quantile = [2: 12.706, 3: 4.303, 4: 3.182][values.count] ?? 1.96
    return (mean, quantile * (variance / count).squareRoot())
  }

  private func waitingTimes(of runs: [[SampleRun]]) -> [ComparisonReport.DistributionCurve] {
    let edges = (0...48).map { index in 0.5 * (0..<index).reduce(1.0) { value, _ in value * 1.32 } }
    return Self.policies.indices.map { policy in
      let total = runs[policy].count * 8_152
      let never = runs[policy].reduce(0) { $0 + $1.neverPlaced }
      let ceiling = 1 - Double(never) / Double(total)
      let scale = 900 * (1 - Self.reach[policy]) * 40
      let points = edges.map { edge in
        let share = 0.62 + 0.38 * edge / (edge + scale) + 0.06 * edge / (edge + 20)
        return ComparisonReport.CumulativePoint(upTo: edge, share: min(share / 1.06, 1) * ceiling)
      }
      return .init(
        policy: Self.policies[policy], points: points, count: total, missingCount: never,
        runCount: runs[policy].count,
        countInEachRun: 8_152)
    }
  }
}
