import StowageCluster
import StowageKernel
import StowageMeasurement

/// How long pods took from arrival to their end, in seconds and against the time that they ran.
///
/// A pod that takes the place of an evicted one goes on with its time: what counts is when its work was done.
struct CompletionProbe: Probe {
  /// Feitelson's bound: shorter runs count as this long, so that a second of waiting weighs nothing against them.
  private static let shortestRun: Int64 = 10_000

  private var times = MeasuredValues()
  /// In thousandths.
  private var slowdowns = MeasuredValues()
  private var arrived = 0

  mutating func begin(_ start: ProbeStart) { arrived = start.cluster.counts.arrived }

  mutating func observe(_ moment: ProbeMoment) {
    for index in moment.pods.indices {
      switch moment.pods[index].kind {
      case .arrived: arrived += 1
      case .completed:
        let (time, run) = (moment.pods[index].sinceArrival.count, moment.pods[index].ran.count)
        times.add(time)
        slowdowns.add(Self.boundedSlowdown(time: time, run: run))
      case .placed, .dropped: break
      }
    }
  }

  /// max(1, time / max(run, 10 s)), in thousandths.
  static func boundedSlowdown(time: Int64, run: Int64) -> Int64 {
    let ratio = Double(time) * 1_000 / Double(max(run, shortestRun))
    return max(1_000, Int64(ratio.rounded()))
  }

  func finish(_ end: ProbeEnd) -> Findings {
    guard times.count > 0 else { return Findings() }
    var findings = Findings(distributions: [
      Findings.Distribution(Self.subject, values: times, missing: max(0, arrived - times.count))
    ])
    for (metrics, values) in [(Self.times, times), (Self.slowdowns, slowdowns)] {
      for metric in metrics {
        switch metric.statistic {
        case .mean: findings.values[metric.key] = values.mean / 1_000
        case .quantile(let share): findings.values[metric.key] = Double(values.quantile(share)) / 1_000
        case .maximum, nil: break
        }
      }
    }
    return findings
  }
}
