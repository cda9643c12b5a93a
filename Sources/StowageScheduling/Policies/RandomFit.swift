public import StowageCluster
public import StowageKernel

/// Takes any of the nodes that the pod fits on, and any of the devices that will do, all with the same chance.
public struct RandomFit: FilteringPolicy, PathChoosingPolicy {
  /// Whether decisions are worked out anew for every pod.
  public var path: DecisionPath {
    get { profile.path }
    set { profile.path = newValue }
  }
  private var profile = Profile(name: "randomFit", scorers: [], tieBreak: .random, deviceChoice: .random)

  /// Makes the policy, with the default filters.
  public init() {}

  /// The name in files, tables and reports: `randomFit`.
  public var name: String { profile.name }

  /// Which nodes a pod can be on.
  public var feasibility: Feasibility { profile.feasibility }

  /// A uniform choice among the nodes that no filter rejects.
  public mutating func decide(_ pod: PodInfo, in cluster: ClusterView, random: inout RandomStream) -> Decision {
    profile.decide(pod, in: cluster, random: &random)
  }
}
