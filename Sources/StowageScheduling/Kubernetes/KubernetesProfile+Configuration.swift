import StowageKernel
public import StowageModel

extension KubernetesProfile {
  /// The profiles of a configuration file, in its order, with the default plugins of `version`.
  ///
  /// A plugin is asked where the file has it asked: it may score without filtering, and the other way round. Where
  /// kube-scheduler would not start, or would fail every pod, the configuration is refused; so it is where it takes out one
  /// half of what belongs together (VolumeBinding, DefaultPreemption) or SchedulingGates.
  ///
  /// - Throws: The first thing that breaks Kubernetes' rules or can't be followed; a file's reader tells where that is.
  public static func profiles(
    of configuration: KubeSchedulerConfiguration, version: KubernetesVersion
  ) throws(SchedulerConfigurationError) -> [KubernetesProfile] {
    try configuration.validate()
    var profiles: [KubernetesProfile] = []
    for (index, profile) in configuration.profiles.enumerated() {
      let plugins = EffectivePlugins(profile.plugins, defaults: KubernetesPlugins.defaults(version))
      let path: [SchedulerConfigurationError.Step] = [.field("profiles"), .element(index), .field("plugins")]
      try plugins.check(at: path)
      if version == .v1_34 { try plugins.refuse(.nodeDeclaredFeatures, of: "1.36", at: path) }
      let configured = ConfiguredPlugins(profile: profile, version: version)
      let percentage = profile.percentageOfNodesToScore ?? configuration.percentageOfNodesToScore
      let arguments = profile.defaultPreemption
      let preemption = PreemptionSettings(
        minCandidateNodesPercentage: arguments.minCandidateNodesPercentage,
        minCandidateNodesAbsolute: arguments.minCandidateNodesAbsolute)
      let postFilters = plugins.names(at: .postFilter)
      var made = KubernetesProfile(
        schedulerName: profile.schedulerName, version: version, filters: configured.filters(plugins),
        scorers: configured.scorers(plugins), sampling: NodeSampling(percentage: percentage ?? 0),
        preemption: postFilters.contains(.defaultPreemption) ? preemption : nil, queue: QueueSettings(configuration))
      made.postFilters = postFilters
      profiles.append(made)
    }
    return profiles
  }
}

extension QueueSettings {
  /// The settings of a configuration.
  init(_ configuration: KubeSchedulerConfiguration) {
    self.init(
      initialBackoff: .seconds(configuration.podInitialBackoffSeconds),
      maxBackoff: .seconds(configuration.podMaxBackoffSeconds))
  }
}
