import StowageCluster
import StowageKernel
import StowageMeasurement

/// How long pods waited for a node, from arrival to placement.
struct WaitingTimesProbe: Probe {
  private var waits = MeasuredValues()
  private var podsThatWaited = 0
  private var arrived = 0

  mutating func observe(_ moment: ProbeMoment) {
    // By index, so that shapes are not counted by reference for every pod.
    for index in moment.pods.indices {
      if moment.pods[index].kind == .arrived { arrived += 1 }
      guard moment.pods[index].kind == .placed else { continue }
      let waited = moment.pods[index].waited.count
      waits.add(waited)
      if waited > 0 { podsThatWaited += 1 }
    }
  }

  func finish(_ end: ProbeEnd) -> Findings {
    let counts = end.cluster.counts
    var findings = Findings(distributions: [
      Findings.Distribution(
        Self.subject, values: waits, missing: counts.pending + counts.dropped,
        subjectCount: waits.count + counts.pending + counts.dropped > arrived ? arrived : nil)
    ])
    findings.values[Self.podsThatWaited.key] = Double(podsThatWaited)
    guard waits.count > 0 else { return findings }
    for metric in Self.statistics {
      switch metric.statistic {
      case .mean: findings.values[metric.key] = waits.mean / 1_000
      case .quantile(let share): findings.values[metric.key] = Double(waits.quantile(share)) / 1_000
      case .maximum: findings.values[metric.key] = Double(waits.maximum) / 1_000
      case nil: break
      }
    }
    return findings
  }
}
