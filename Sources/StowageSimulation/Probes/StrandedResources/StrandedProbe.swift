import StowageCluster
import StowageMeasurement
import StowageModel
import StowageScheduling

/// How much of the cluster is free where the typical pod can't use it; see ``StrandedResources``.
struct StrandedProbe: Probe {
  private static let gpu = Metric(
    key: "strandedGPU", label: "stranded GPU", unit: .percent, better: .lower, concern: .stranded,
    prominence: .principal, source: .level,
    explanation: "Mean share of all GPUs that was free where the typical GPU pod could not use it.")
  private static let cpu = Metric(
    key: "strandedCPU", label: "stranded CPU", unit: .percent, better: .lower, concern: .stranded,
    prominence: .secondary, source: .level,
    explanation: "Mean share of all CPU that was free where the typical pod could not use it.")
  private static let memory = Metric(
    key: "strandedMemory", label: "stranded memory", unit: .percent, better: .lower, concern: .stranded,
    prominence: .secondary, source: .level,
    explanation: "Mean share of all memory that was free where the typical pod could not use it.")

  private struct Level {
    let resource: StrandedResources.Resource
    var share: TrackedShare
  }

  private var stranded: StrandedResources?
  private var levels: [Level] = []

  var metrics: [Metric] { [Self.gpu, Self.cpu, Self.memory] }

  mutating func begin(_ start: ProbeStart) {
    let stranded = StrandedResources(start.typicalPods, cluster: start.cluster)
    let resources: [(Metric, StrandedResources.Resource)] = [
      (Self.cpu, .cpu), (Self.memory, .memory), (Self.gpu, .gpu),
    ]
    for (metric, resource) in resources where stranded.isMeasured(resource) {
      let total = start.cluster.total(resource.column)
      let share = TrackedShare(metric.key, of: Self.whole(of: total), weight: total, in: start)
      levels.append(Level(resource: resource, share: share))
    }
    self.stranded = stranded
  }

  mutating func observe(_ moment: ProbeMoment) {
    guard !levels.isEmpty, moment.isMeasured || moment.isCharted else { return }
    if moment.isAnyNodeChanged {
      stranded?.updateAll(in: moment.cluster)
    } else {
      for node in moment.changedNodes { stranded?.update(node, in: moment.cluster) }
    }
    for index in levels.indices {
      let resource = levels[index].resource
      guard let share = stranded?.share(resource, in: moment.cluster) else { continue }
      let total = moment.cluster.total(resource.column)
      levels[index].share.set(share, of: Self.whole(of: total), weight: total, at: moment)
    }
  }

  /// What 100 % is, where there is any of the resource.
  private static func whole(of total: Int64) -> Int64 { total > 0 ? StrandedResources.whole : 0 }

  func finish(_ end: ProbeEnd) -> Findings {
    var findings = Findings()
    for level in levels { findings.add(level.share.findings) }
    return findings
  }
}
