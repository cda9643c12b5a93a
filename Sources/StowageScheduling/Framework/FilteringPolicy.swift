public import StowageCluster

/// A policy that chooses among the nodes which filters leave, and so need not say itself what fits where.
public protocol FilteringPolicy: SchedulingPolicy {
  /// Which nodes a pod can be on.
  var feasibility: Feasibility { get set }
}

extension FilteringPolicy {
  /// Whether no filter rejects the pod on `node`.
  public func mightFit(_ pod: PodInfo, on node: NodeID, in cluster: ClusterView) -> Bool {
    feasibility.rejection(of: pod, on: node, in: cluster) == nil
  }

  /// The filters' reasons by the number of nodes.
  public func reasons(against pod: PodInfo, in cluster: ClusterView) -> [ReasonCount] {
    feasibility.reasons(against: pod, in: cluster)
  }
}
