public import StowageCluster
public import StowageKernel

/// Takes any of the nodes that the pod fits on, and any of the devices that will do, all with the same chance.
public struct RandomFit: FilteringPolicy {
  /// Which nodes a pod can be on.
  public var feasibility = Feasibility()

  /// The policy.
  public init() {}

  /// `randomFit`.
  public let name = "randomFit"

  /// A uniform choice among the nodes that no filter rejects.
  public mutating func decide(_ pod: PodInfo, in cluster: ClusterView, random: inout RandomStream) -> Decision {
    let nodes = feasibility.nodes(for: pod, in: cluster)
    let count = nodes.count
    guard count > 0, let node = nodes.member(at: random.next(below: count)) else { return .unschedulable }
    return DeviceChoice.random.place(pod, on: node, in: cluster, random: &random)
  }
}
