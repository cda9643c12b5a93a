public import StowageCluster
public import StowageKernel

/// Takes the first node, in the order in which nodes joined, that the pod fits on.
public struct FirstFit: FilteringPolicy {
  /// Which nodes a pod can be on.
  public var feasibility = Feasibility()

  /// The policy.
  public init() {}

  /// `firstFit`.
  public let name = "firstFit"

  /// The first node that no filter rejects.
  public mutating func decide(_ pod: PodInfo, in cluster: ClusterView, random: inout RandomStream) -> Decision {
    guard let node = feasibility.nodes(for: pod, in: cluster).first else { return .unschedulable }
    return DeviceChoice.tightest.place(pod, on: node, in: cluster, random: &random)
  }
}
