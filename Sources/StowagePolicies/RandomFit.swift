public import StowageCluster
public import StowageKernel
import StowageRanking
public import StowageScheduling

/// Takes any of the nodes that the pod fits on, and any of the devices that will do, all with the same chance.
public struct RandomFit: FilteringPolicy, ConfigurablePolicy {
  private var profile = Profile(name: "randomFit", scorers: [], tieBreak: .random, deviceChoice: .random)

  /// Makes the policy, with the default filters.
  public init() {}

  /// The name in files, tables and reports: `randomFit`.
  public var name: String { profile.name }

  /// The path alone.
  public var settings: PolicySettings { PolicySettings(path: profile.path) }

  /// Goes by the path that is given.
  public mutating func configure(_ settings: PolicySettings) {
    profile.configure(PolicySettings(path: settings.path))
  }

  /// Which nodes a pod can be on.
  public var feasibility: Feasibility { profile.feasibility }

  /// A uniform choice among the nodes that no filter rejects.
  public mutating func decide(_ pod: PodInfo, in cluster: ClusterView, random: inout RandomStream) -> Decision {
    profile.decide(pod, in: cluster, random: &random)
  }
}
