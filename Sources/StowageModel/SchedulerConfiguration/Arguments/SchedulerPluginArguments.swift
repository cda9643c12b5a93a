/// The arguments of one plugin (`PluginConfig`).
public enum SchedulerPluginArguments: Hashable, Sendable {
  /// Those of DefaultPreemption.
  case defaultPreemption(DefaultPreemptionArgs)
  /// Those of InterPodAffinity.
  case interPodAffinity(InterPodAffinityArgs)
  /// Those of NodeAffinity.
  case nodeAffinity(NodeAffinityArgs)
  /// Those of NodeResourcesBalancedAllocation.
  case nodeResourcesBalancedAllocation(NodeResourcesBalancedAllocationArgs)
  /// Those of NodeResourcesFit.
  case nodeResourcesFit(NodeResourcesFitArgs)
  /// Those of PodTopologySpread.
  case podTopologySpread(PodTopologySpreadArgs)
  /// Those of VolumeBinding.
  case volumeBinding(VolumeBindingArgs)

  /// The plugin.
  public var plugin: SchedulerPluginName {
    switch self {
    case .defaultPreemption: .defaultPreemption
    case .interPodAffinity: .interPodAffinity
    case .nodeAffinity: .nodeAffinity
    case .nodeResourcesBalancedAllocation: .nodeResourcesBalancedAllocation
    case .nodeResourcesFit: .nodeResourcesFit
    case .podTopologySpread: .podTopologySpread
    case .volumeBinding: .volumeBinding
    }
  }
}
