/// One scheduler that pods can name (`KubeSchedulerProfile`).
public struct KubeSchedulerProfile: Hashable, Sendable {
  /// The name that pods give as `spec.schedulerName`.
  public var schedulerName: String
  /// Goes before the configuration's value of the same name; `nil` where that counts.
  public var percentageOfNodesToScore: Int?
  /// What is changed about Kubernetes' default plugins.
  public var plugins: SchedulerPlugins
  /// The arguments of plugins that have other arguments than Kubernetes' defaults, each plugin at most once.
  public var pluginConfig: [SchedulerPluginArguments]

  /// A profile of these parts; Kubernetes' default profile unless given.
  public init(
    schedulerName: String = "default-scheduler", percentageOfNodesToScore: Int? = nil,
    plugins: SchedulerPlugins = SchedulerPlugins(), pluginConfig: [SchedulerPluginArguments] = []
  ) {
    self.schedulerName = schedulerName
    self.percentageOfNodesToScore = percentageOfNodesToScore
    self.plugins = plugins
    self.pluginConfig = pluginConfig
  }
}

extension KubeSchedulerProfile {
  /// The arguments of DefaultPreemption, the defaults where none are given.
  public var defaultPreemption: DefaultPreemptionArgs {
    for case .defaultPreemption(let arguments) in pluginConfig { return arguments }
    return DefaultPreemptionArgs()
  }

  /// The arguments of InterPodAffinity, the defaults where none are given.
  public var interPodAffinity: InterPodAffinityArgs {
    for case .interPodAffinity(let arguments) in pluginConfig { return arguments }
    return InterPodAffinityArgs()
  }

  /// The arguments of NodeAffinity, the defaults where none are given.
  public var nodeAffinity: NodeAffinityArgs {
    for case .nodeAffinity(let arguments) in pluginConfig { return arguments }
    return NodeAffinityArgs()
  }

  /// The arguments of NodeResourcesBalancedAllocation, the defaults where none are given.
  public var nodeResourcesBalancedAllocation: NodeResourcesBalancedAllocationArgs {
    for case .nodeResourcesBalancedAllocation(let arguments) in pluginConfig { return arguments }
    return NodeResourcesBalancedAllocationArgs()
  }

  /// The arguments of NodeResourcesFit, the defaults where none are given.
  public var nodeResourcesFit: NodeResourcesFitArgs {
    for case .nodeResourcesFit(let arguments) in pluginConfig { return arguments }
    return NodeResourcesFitArgs()
  }

  /// The arguments of PodTopologySpread, the defaults where none are given.
  public var podTopologySpread: PodTopologySpreadArgs {
    for case .podTopologySpread(let arguments) in pluginConfig { return arguments }
    return PodTopologySpreadArgs()
  }
}
