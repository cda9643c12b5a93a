import StowageCluster
import StowageMeasurement

/// How many nodes have a pod, and how many pods wait.
struct OccupancyProbe: Probe {
  private static let nodes = Metric(
    key: "nodesInUse", label: "nodes in use", unit: .nodes, better: .lower, concern: .nodes, prominence: .principal,
    source: .level,
    merit: Metric.Merit("keeps", "keep", "the fewest nodes in use", comparative: "fewer nodes in use"),
    explanation: "Mean number of nodes with at least one pod.")
  private static let nodesPeak = Metric(
    key: "nodesInUsePeak", label: "nodes in use, peak", unit: .nodes, better: .lower, concern: .nodes,
    merit: Metric.Merit("the fewest nodes in use at one time"),
    explanation: "Largest number of nodes with at least one pod at one time.")
  private static let pending = Metric(
    key: "pendingPods", label: "pending pods", unit: .pods, better: .lower, concern: .waiting, prominence: .principal,
    source: .level, merit: Metric.Merit("the fewest pending pods"),
    explanation: "Mean number of pods that waited for a node.")
  private static let pendingPeak = Metric(
    key: "pendingPodsPeak", label: "pending pods, peak", unit: .pods, better: .lower, concern: .waiting,
    merit: Metric.Merit("the fewest pending pods at one time"),
    explanation: "Largest number of pods that waited at one time.")

  private var nodes: TrackedCount?
  private var pending: TrackedCount?

  var metrics: [Metric] { [Self.nodes, Self.pending, Self.nodesPeak, Self.pendingPeak] }

  mutating func begin(_ start: ProbeStart) {
    nodes = TrackedCount(Self.nodes.key, in: start)
    pending = TrackedCount(Self.pending.key, in: start)
  }

  mutating func observe(_ moment: ProbeMoment) {
    nodes?.set(Int64(moment.cluster.busyNodeCount), at: moment)
    pending?.set(Int64(moment.cluster.counts.pending), at: moment)
  }

  func finish(_ end: ProbeEnd) -> Findings {
    var findings = Findings()
    for (level, peak) in [(nodes, Self.nodesPeak), (pending, Self.pendingPeak)] {
      guard let level else { continue }
      findings.add(level.findings)
      findings.values[peak.key] = Double(level.peak)
    }
    return findings
  }
}
