public import StowageCluster
public import StowageKernel
import StowageModel

public struct KubernetesScheduler: SchedulingPolicy {
  let profile: KubernetesProfile
  let tieBreak: TieBreak
  public let name = "kubernetes"

  public init(profile: KubernetesProfile, tieBreak: TieBreak = .random) {
    self.profile = profile
    self.tieBreak = tieBreak
  }

  public mutating func cycle(
    _ pod: PodInfo, in cluster: ClusterView, random: inout RandomStream
  ) -> SchedulingCycle {
    let verdicts = Profile(name: name, filters: profile.filters, scorers: profile.scorers).evaluate(pod, in: cluster)
    let totals = verdicts.map { verdict in
      if case .feasible(let total, _) = verdict { total } else { Int64.min }
    }
    let highest = totals.max() ?? .min
    let best = verdicts.indices.filter { highest > .min && totals[$0] == highest }.map(NodeID.init)
      .sorted { cluster.node($0).name < cluster.node($1).name }
    let outcome: SchedulingCycle.Outcome
    if let first = best.first {
      outcome = .scheduled(tieBreak == .random ? best[random.next(below: best.count)] : first)
    } else {
      outcome = .unschedulable
    }
    return SchedulingCycle(
      pod: pod.id, outcome: outcome,
      nodes: verdicts.enumerated().map { SchedulingCycle.LookedAt(node: NodeID($0.offset), verdict: $0.element) },
      best: best)
  }

  public mutating func decide(_ pod: PodInfo, in cluster: ClusterView, random: inout RandomStream) -> Decision {
    if case .scheduled(let node) = cycle(pod, in: cluster, random: &random).outcome {
      return .place(Placement(node: node))
    }
    return .unschedulable
  }
}
