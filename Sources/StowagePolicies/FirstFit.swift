public import StowageCluster
public import StowageKernel
import StowageRanking
public import StowageScheduling

/// Takes the first node, in the order in which nodes joined, that the pod fits on.
public struct FirstFit: FilteringPolicy, ConfigurablePolicy {
  private var profile = Profile(name: "firstFit", scorers: [], tieBreak: .first)

  /// Makes the policy, with the default filters.
  public init() {}

  /// The name in files, tables and reports: `firstFit`.
  public var name: String { profile.name }

  /// The path alone.
  public var settings: PolicySettings { PolicySettings(path: profile.path) }

  /// Goes by the path that is given.
  public mutating func configure(_ settings: PolicySettings) {
    profile.configure(PolicySettings(path: settings.path))
  }

  /// Which nodes a pod can be on.
  public var feasibility: Feasibility { profile.feasibility }

  /// The first node that no filter rejects.
  public mutating func decide(_ pod: PodInfo, in cluster: ClusterView, random: inout RandomStream) -> Decision {
    profile.decide(pod, in: cluster, random: &random)
  }
}
