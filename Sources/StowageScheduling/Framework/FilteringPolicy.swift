public import StowageCluster

/// A policy that chooses among the nodes which filters leave, and so need not say itself what fits where.
public protocol FilteringPolicy: SchedulingPolicy, QueueHints, ReservingPolicy {
  /// Which nodes a pod can be on.
  var feasibility: Feasibility { get }
}

extension FilteringPolicy {
  /// Whether no filter rejects the pod on `node`; always, where a filter looks beyond the node.
  public func mightFit(_ pod: PodInfo, on node: NodeID, in cluster: ClusterView) -> Bool {
    feasibility.looksBeyondNode(pod, in: cluster) || feasibility.rejection(of: pod, on: node, in: cluster) == nil
  }

  /// Whether a filter looks beyond the node: a pod that must be near another can go where that one went.
  public func mightFitAfterBinding(_ pod: PodInfo, in cluster: ClusterView) -> Bool {
    feasibility.looksBeyondNode(pod, in: cluster)
  }

  /// The filters' reasons by the number of nodes.
  public func reasons(against pod: PodInfo, in cluster: ClusterView) -> [ReasonCount] {
    feasibility.reasons(against: pod, in: cluster)
  }

  /// The filters that reject it, by their index in the feasibility's list.
  public func rejectors(of pod: PodInfo, in cluster: ClusterView) -> RejectorSet {
    feasibility.rejectors(of: pod, in: cluster)
  }

  /// Whether one of the filters is registered for events of these kinds.
  public func registers(_ rejectors: RejectorSet, for kinds: ClusterEvent.Kinds) -> Bool {
    feasibility.registers(rejectors, for: kinds)
  }

  /// Whether the queueing hint of one of the filters says so.
  public func queueingHint(
    _ event: ClusterEvent, _ pod: PodInfo, rejectedBy rejectors: RejectorSet, in cluster: ClusterView
  ) -> Bool {
    feasibility.queueingHint(event, pod, rejectedBy: rejectors, in: cluster)
  }

  /// What the filters that are reserve plugins as well set aside.
  public mutating func reserve(_ pod: PodInfo, at placement: Placement, in cluster: ClusterView) -> Reservation {
    feasibility.reserve(pod, at: placement, in: cluster)
  }
}
