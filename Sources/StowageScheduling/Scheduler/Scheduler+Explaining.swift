public import StowageCluster
public import StowageKernel

extension Scheduler {
  /// Decides a pod as ``decide(_:in:at:)`` does, with an account of every node that was looked at; `nil` where its policy gives
  /// none.
  ///
  /// - Complexity: O(*n*) plugin calls in the number of nodes that are looked at.
  public func explain(
    _ pod: PodInfo, in cluster: ClusterView, at now: Instant
  ) -> (decided: ScheduledDecision, cycle: SchedulingCycle)? {
    guard let cycle = cycle(pod, in: cluster) else { return nil }
    let decision: Decision =
      switch cycle.outcome {
      case .scheduled(let node): .place(Placement(node: node))
      case .preempting(let candidate): .preempt(candidate)
      case .unschedulable: .unschedulable
      }
    return (settle(ScheduledDecision(pod, decision), in: cluster, at: now), cycle)
  }
}
