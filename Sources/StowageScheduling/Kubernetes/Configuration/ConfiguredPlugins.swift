import StowageModel

/// Makes the plugins of a profile with the arguments that its configuration gives them.
struct ConfiguredPlugins {
  let profile: KubeSchedulerProfile
  let version: KubernetesVersion

  /// The filters, in the order in which they are asked.
  ///
  /// A plugin that is asked at `preFilter` and at `filter` is one filter, as long as its turn is the same at both.
  func filters(_ plugins: EffectivePlugins) -> [any FilterPlugin] {
    let order = plugins.names(at: .filter)
    let early = plugins.names(at: .preFilter).filter(speaksAtPreFilter)
    if order.filter(speaksAtPreFilter) == early { return withDevices(order.compactMap(filter)) }
    let preFilters: [any FilterPlugin] = early.compactMap { plugin in
      if plugin == .nodeAffinity { return order.contains(plugin) ? nil : NodesNamedByAffinity() }
      return filter(plugin).map { PreFilterStage(plugin: PreparedFilter($0)) }
    }
    let filters: [any FilterPlugin] = order.compactMap { plugin in
      guard let filter = filter(plugin), speaksAtPreFilter(plugin) else { return filter(plugin) }
      return FilterStage(plugin: PreparedFilter(filter), makesUpForPreFilter: !early.contains(plugin))
    }
    return withDevices(preFilters + filters)
  }

  /// The filters with the rule for shares and models of GPUs, which is none of Kubernetes', behind that for resources.
  private func withDevices(_ filters: [any FilterPlugin]) -> [any FilterPlugin] {
    var filters = filters
    let index = filters.firstIndex { $0 is NodeResourcesFit }.map { $0 + 1 } ?? filters.count
    filters.insert(GPUDevices(), at: index)
    return filters
  }

  /// The score plugins with their weights.
  func scorers(_ plugins: EffectivePlugins) -> [Profile.Scorer] {
    plugins.names(at: .score).compactMap { plugin in
      scorer(plugin).map { Profile.Scorer($0, weight: plugins.weight(of: plugin)) }
    }
  }

  /// The plugins that can say something of a pod before any node is looked at; the others only prepare for that.
  private func speaksAtPreFilter(_ plugin: SchedulerPluginName) -> Bool {
    [.nodeAffinity, .volumeRestrictions, .volumeBinding, .volumeZone].contains(plugin)
  }

  private func filter(_ plugin: SchedulerPluginName) -> (any FilterPlugin)? {
    switch plugin {
    case .nodeUnschedulable: NodeUnschedulable()
    case .nodeName: NodeName()
    case .taintToleration: TaintToleration()
    case .nodeAffinity: nodeAffinity
    case .nodePorts: NodePorts()
    case .nodeResourcesFit:
      NodeResourcesFit(
        ignoredResources: Set(profile.nodeResourcesFit.ignoredResources.map { ResourceName(rawValue: $0) }),
        ignoredResourceGroups: Set(profile.nodeResourcesFit.ignoredResourceGroups))
    case .volumeRestrictions: VolumeRestrictions()
    case .nodeVolumeLimits: NodeVolumeLimits()
    case .volumeBinding: VolumeBinding()
    case .volumeZone: VolumeZone()
    case .podTopologySpread: podTopologySpread
    case .interPodAffinity: interPodAffinity
    case .nodeDeclaredFeatures: version == .v1_34 ? nil : NodeDeclaredFeatures()
    // Resource claims are nothing that pods here have.
    default: nil
    }
  }

  private func scorer(_ plugin: SchedulerPluginName) -> (any ScorePlugin)? {
    switch plugin {
    case .taintToleration: TaintToleration()
    case .nodeAffinity: nodeAffinity
    case .nodeResourcesFit: nodeResourcesFitScore
    case .podTopologySpread: podTopologySpread
    case .interPodAffinity: interPodAffinity
    case .nodeResourcesBalancedAllocation: balancedAllocation
    case .imageLocality: ImageLocality(countsImageVolumes: version != .v1_34)
    // VolumeBinding scores by a feature that is off, and resource claims are nothing that pods here have.
    default: nil
    }
  }

  private var nodeAffinity: NodeAffinity {
    NodeAffinity(addedRequired: profile.nodeAffinity.requiredNodes, addedPreferred: profile.nodeAffinity.preferredNodes)
  }

  private var interPodAffinity: InterPodAffinity {
    InterPodAffinity(
      hardPodAffinityWeight: Int64(profile.interPodAffinity.hardPodAffinityWeight),
      ignoresPreferredTermsOfExistingPods: profile.interPodAffinity.ignorePreferredTermsOfExistingPods)
  }

  private var podTopologySpread: PodTopologySpread {
    switch profile.podTopologySpread.defaultingType {
    case .system: PodTopologySpread()
    case .list: PodTopologySpread(defaults: .list(profile.podTopologySpread.defaultConstraints))
    }
  }

  private var nodeResourcesFitScore: NodeResourcesFitScore {
    let strategy = profile.nodeResourcesFit.scoringStrategy
    let kind: NodeResourcesFitScore.Strategy =
      switch strategy.type {
      case .leastAllocated: .least
      case .mostAllocated: .most
      case .requestedToCapacityRatio: .ratio(UtilizationShape(strategy.shape ?? []))
      }
    return NodeResourcesFitScore(kind, resources: strategy.resources.map { .init($0.name, weight: $0.weight) })
  }

  private var balancedAllocation: NodeResourcesBalancedAllocation {
    let resources = profile.nodeResourcesBalancedAllocation.resources
    // The default resources count GPUs as well, by device.
    let names = resources == ResourceSpec.defaults ? nil : resources.map(\.name)
    return NodeResourcesBalancedAllocation(version == .v1_34 ? .evenness : .improvement, resources: names)
  }
}
