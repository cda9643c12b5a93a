package import StowageModel

/// What makes up one profile of kube-scheduler: its plugins and their settings.
///
/// ``defaults(_:)`` is the profile that Kubernetes has without a configuration file. A ``KubernetesScheduler`` decides by it.
public struct KubernetesProfile: Sendable {
  /// The `schedulerName` that pods name to be decided by it.
  public var schedulerName: String
  /// The version whose rules it follows.
  public var version: KubernetesVersion
  /// The filters, in the order in which they are asked.
  public var filters: [any FilterPlugin]
  /// The score plugins with their weights.
  public var scorers: [Profile.Scorer]
  /// How many of a large cluster's nodes are looked at until enough are found.
  public var sampling: NodeSampling
  /// How pods of lower priority are preempted; `nil` where DefaultPreemption is disabled.
  public var preemption: PreemptionSettings?
  /// The plugins that are asked once no node fits, in their order: what they say ends the message of a pod that fits nowhere.
  package var postFilters: [SchedulerPluginName] = [.dynamicResources, .defaultPreemption]
  /// How long pods that found no node wait before they are tried again; one for all profiles of a scheduler.
  public var queue: QueueSettings

  /// A profile of these parts.
  public init(
    schedulerName: String = "default-scheduler", version: KubernetesVersion, filters: [any FilterPlugin],
    scorers: [Profile.Scorer], sampling: NodeSampling = .adaptive,
    preemption: PreemptionSettings? = PreemptionSettings(), queue: QueueSettings = QueueSettings()
  ) {
    self.schedulerName = schedulerName
    self.version = version
    self.filters = filters
    self.scorers = scorers
    self.sampling = sampling
    self.preemption = preemption
    self.queue = queue
  }

  /// The profile that kube-scheduler of `version` has without a configuration file.
  public static func defaults(_ version: KubernetesVersion) -> KubernetesProfile {
    KubernetesProfile(
      version: version, filters: KubernetesPlugins.filters(version), scorers: KubernetesPlugins.scorers(version))
  }
}
