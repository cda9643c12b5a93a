import StowageCluster
import StowageMeasurement

/// How much of the cluster's GPUs, CPU and memory pods hold: the mean over time, the peak, and what is left at the last
/// arrival.
struct AllocationProbe: Probe {
  /// A resource: where it lies in the cluster, and its metrics.
  private struct Resource {
    let column: ResourceColumn
    let mean: Metric
    let peak: Metric
    let end: Metric
  }

  private static let resources = [
    Resource(column: .gpuMilli, mean: gpuMean, peak: gpuPeak, end: gpuEnd),
    Resource(column: .cpu, mean: cpuMean, peak: cpuPeak, end: cpuEnd),
    Resource(column: .memory, mean: memoryMean, peak: memoryPeak, end: memoryEnd),
  ]

  private var levels: [TrackedShare] = []

  var metrics: [Metric] {
    Self.resources.map(\.mean) + Self.resources.map(\.peak) + Self.resources.map(\.end)
  }

  mutating func begin(_ start: ProbeStart) {
    levels = Self.resources.map {
      TrackedShare($0.mean.key, of: start.cluster.total($0.column), in: start)
    }
  }

  mutating func observe(_ moment: ProbeMoment) {
    guard moment.isMeasured || moment.isCharted else { return }
    let cluster = moment.cluster
    levels[0].set(cluster.used(.gpuMilli), of: cluster.total(.gpuMilli), at: moment)
    levels[1].set(cluster.used(.cpu), of: cluster.total(.cpu), at: moment)
    levels[2].set(cluster.used(.memory), of: cluster.total(.memory), at: moment)
  }

  func finish(_ end: ProbeEnd) -> Findings {
    var findings = Findings()
    for (resource, level) in zip(Self.resources, levels) where level.isDefined {
      findings.add(level.findings)
      findings.values[resource.peak.key] = level.peakPercent
      findings.values[resource.end.key] = level.lastPercent
    }
    return findings
  }
}
