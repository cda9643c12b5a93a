package import StowageCluster
import StowageKernel
import StowageModel

/// Looks for pods of lower priority whose leaving would make room (Kubernetes 1.34, plugins/defaultpreemption and
/// framework/preemption).
struct DefaultPreemption {
  let settings: PreemptionSettings
  let filters: [PreparedFilter]
  /// Whether chance decides where the search begins, and between candidates that are equal in all respects.
  let tieBreak: TieBreak

  /// The node on which the least harm is done; `nil` where preempting pods does not help or is not allowed.
  ///
  /// - Parameter rejection: What is against the pod on a node.
  func candidate(
    for pod: PodInfo, in cluster: ClusterView, random: inout RandomStream, rejection: (NodeID) -> Rejection?
  ) -> PreemptionCandidate? {
    guard let lowest = cluster.lowestRunningPriority, lowest < pod.shape.priority,
      ineligibility(of: pod, in: cluster, rejection: rejection) == nil
    else { return nil }
    let nodes = cluster.nodeIDs.filter { rejection($0)?.code == .unschedulable }
    if nodes.isEmpty { return nil }
    let enough = settings.enoughCandidates(of: nodes.count)
    let start = tieBreak == .random ? random.next(below: nodes.count) : 0
    var dryRun = PreemptionDryRun(pod, filters: filters, in: cluster)
    var candidates: [PreemptionCandidate] = []
    var violating: [PreemptionCandidate] = []
    for offset in nodes.indices {
      guard let candidate = dryRun.candidate(on: nodes[(start + offset) % nodes.count]) else { continue }
      if candidate.budgetViolations == 0 {
        candidates.append(candidate)
      } else if violating.count < enough {
        violating.append(candidate)
      }
      if !candidates.isEmpty && candidates.count + violating.count >= enough { break }
    }
    return leastDisruptive(of: candidates + violating, in: cluster, random: &random)
  }

  /// A pod whose policy is `Never` preempts no pod, nor does one that waits for pods it preempted before to go.
  func ineligibility(
    of pod: PodInfo, in cluster: ClusterView, rejection: (NodeID) -> Rejection?
  ) -> PreemptionIneligibility? {
    if pod.shape.spec.preemptionPolicy == .never { return .policy }
    guard let nominated = cluster.nominatedNode(of: pod.id) else { return nil }
    if rejection(nominated)?.code == .unschedulableAndUnresolvable { return nil }
    return cluster.victimsLeaving(nominated, for: pod).isEmpty ? nil : .victimsLeaving
  }

  /// The candidate that is best by the first of these that tells them apart: fewest broken budgets, lowest priority of
  /// the most important victim, smallest sum of priorities, fewest victims, latest start of the victims that matter most.
  private func leastDisruptive(
    of candidates: [PreemptionCandidate], in cluster: ClusterView, random: inout RandomStream
  ) -> PreemptionCandidate? {
    var best: [PreemptionCandidate] = []
    var least: Disruption?
    for candidate in candidates {
      let disruption = Disruption(candidate, in: cluster)
      if let known = least, known < disruption { continue }
      if least != disruption { best = [] }
      least = disruption
      best.append(candidate)
    }
    switch tieBreak {
    case .first: return best.min { $0.node < $1.node }
    case .firstName: return best.min { cluster.node($0.node).name < cluster.node($1.node).name }
    case .random: return best.isEmpty ? nil : best[random.next(below: best.count)]
    }
  }
}

extension ClusterView {
  /// The pods of lower priority that have been preempted on `node` and are still there.
  package func victimsLeaving(_ node: NodeID, for pod: PodInfo) -> [PodID] {
    pods(on: node).filter { isTerminatingByPreemption($0) && priority(of: $0) < pod.shape.priority }
  }
}

/// What preempting on a node would cost, comparable as kube-scheduler compares.
private struct Disruption: Comparable {
  private let budgetViolations: Int
  private let highestPriority: Int32
  /// 2^31 is added to every priority, so that more pods are always more harm.
  private let sumOfPriorities: Int64
  private let victims: Int
  /// When the first of the victims with the highest priority began.
  private let earliestStart: Instant

  init(_ candidate: PreemptionCandidate, in cluster: ClusterView) {
    let priorities = candidate.victims.map(cluster.priority)
    let highest = priorities.max() ?? .min
    budgetViolations = candidate.budgetViolations
    highestPriority = highest
    sumOfPriorities = priorities.reduce(0) { $0 + Int64($1) + (1 << 31) }
    victims = candidate.victims.count
    earliestStart =
      candidate.victims.filter { cluster.priority(of: $0) == highest }
      .map { cluster.startTime(of: $0) ?? .never }.min() ?? .never
  }

  static func < (left: Disruption, right: Disruption) -> Bool {
    let one = (left.budgetViolations, left.highestPriority, left.sumOfPriorities, left.victims)
    let other = (right.budgetViolations, right.highestPriority, right.sumOfPriorities, right.victims)
    return one == other ? left.earliestStart > right.earliestStart : one < other
  }
}
