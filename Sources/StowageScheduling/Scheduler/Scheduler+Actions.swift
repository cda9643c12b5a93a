public import StowageCluster
import StowageModel

extension Scheduler {
  /// What there is to do so that a decision comes true.
  ///
  /// A placed pod is bound once what its policy sets aside for it is set aside. For one that preempts others, these are
  /// evicted and the node is nominated for it: it waits in the queue, their leaving wakes it, and
  /// nobody of its priority or lower can take what it needs. Kubernetes does not bind it at once either; there the
  /// victims are given time to end. A pod for which no node can be made to fit gives back the nominated one.
  public func actions(for decided: ScheduledDecision, in cluster: ClusterView) -> [Action] {
    switch decided.decision {
    case .place(let placement):
      return reservation(for: decided, in: cluster).actions + [.bind(decided.pod.id, placement)]
    case .preempt(let candidate):
      return preemptionActions(for: decided.pod, candidate, in: cluster)
    case .unschedulable:
      return cluster.hasNominations && cluster.nominatedNode(of: decided.pod.id) != nil && !decided.isRepeated
        ? [.nominate(decided.pod.id, nil)] : []
    }
  }

  /// What is set aside for a placed pod, and how it is given back where it can't be bound; nothing for others.
  public func reservation(for decided: ScheduledDecision, in cluster: ClusterView) -> Reservation {
    guard case .place(let placement) = decided.decision else { return Reservation() }
    return policy(of: decided.pod).reserve(decided.pod, at: placement, in: cluster)
  }

  /// Makes a node free of the victims and keeps it for the pod; pods of lower priority lose their claim on it.
  private func preemptionActions(
    for pod: PodInfo, _ candidate: PreemptionCandidate, in cluster: ClusterView
  ) -> [Action] {
    var actions: [Action] = []
    for other in cluster.nominatedPods(on: candidate.node) where other != pod.id {
      guard let info = PodInfo(other, in: cluster), info.shape.priority < pod.shape.priority else { continue }
      actions.append(.nominate(other, nil))
    }
    for victim in candidate.victims { actions.append(.evict(victim, .preempted)) }
    actions.append(.nominate(pod.id, candidate.node))
    return actions
  }
}
