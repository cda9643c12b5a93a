public import StowageCluster
public import StowageKernel

/// Takes the first node, in the order in which nodes joined, that the pod fits on.
public struct FirstFit: FilteringPolicy, PathChoosingPolicy {
  /// Whether decisions are worked out anew for every pod.
  public var path: DecisionPath {
    get { profile.path }
    set { profile.path = newValue }
  }
  private var profile = Profile(name: "firstFit", scorers: [], tieBreak: .first)

  /// Makes the policy, with the default filters.
  public init() {}

  /// The name in files, tables and reports: `firstFit`.
  public var name: String { profile.name }

  /// Which nodes a pod can be on.
  public var feasibility: Feasibility { profile.feasibility }

  /// The first node that no filter rejects.
  public mutating func decide(_ pod: PodInfo, in cluster: ClusterView, random: inout RandomStream) -> Decision {
    profile.decide(pod, in: cluster, random: &random)
  }
}
