/// The arguments of one plugin (`PluginConfig`).
public enum SchedulerPluginArguments: Hashable, Sendable {
  /// How many nodes DefaultPreemption looks at.
  case defaultPreemption(DefaultPreemptionArgs)
  /// The weight of required affinity in InterPodAffinity, and what it ignores.
  case interPodAffinity(InterPodAffinityArgs)
  /// The affinity that NodeAffinity adds to every pod.
  case nodeAffinity(NodeAffinityArgs)
  /// The resources that NodeResourcesBalancedAllocation compares.
  case nodeResourcesBalancedAllocation(NodeResourcesBalancedAllocationArgs)
  /// The scoring strategy of NodeResourcesFit, and the resources it ignores.
  case nodeResourcesFit(NodeResourcesFitArgs)
  /// The constraints of PodTopologySpread for pods without their own.
  case podTopologySpread(PodTopologySpreadArgs)
  /// How long VolumeBinding waits for a binding.
  case volumeBinding(VolumeBindingArgs)

  /// The plugin that these arguments are for.
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
