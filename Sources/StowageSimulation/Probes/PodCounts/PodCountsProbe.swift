import StowageCluster
import StowageKernel
import StowageMeasurement

/// How many pods came, and what became of them.
struct PodCountsProbe: Probe {
  private var lastEnd: Instant?

  mutating func observe(_ moment: ProbeMoment) {
    for index in moment.pods.indices where moment.pods[index].kind == .completed { lastEnd = moment.time }
  }

  func finish(_ end: ProbeEnd) -> Findings {
    let counts = end.cluster.counts
    var findings = Findings(values: [
      Self.arrived.key: Double(counts.arrived),
      Self.placed.key: Double(counts.running + counts.done + counts.evicted),
      Self.done.key: Double(counts.done),
      Self.failed.key: Double(counts.dropped),
      Self.evicted.key: Double(counts.evicted),
      Self.neverPlaced.key: Double(counts.pending + counts.dropped),
    ])
    if counts.done > 0 {
      findings.values[Self.makespan.key] = (max(lastEnd ?? end.start, end.start) - end.start).seconds
    }
    return findings
  }
}
