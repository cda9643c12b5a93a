import StowageModel

extension SchedulerPluginArguments {
  /// Reads an element of `pluginConfig`.
  init(reading entry: ObjectCursor) throws(ManifestError) {
    var entry = entry
    let name = try entry.required("name")
    let plugin = try Self.plugin(name)
    var arguments = try entry.object("args")
    try entry.finish()
    try arguments.checkType(kind: "\(plugin.rawValue)Args", isRequired: false)
    switch plugin {
    case .defaultPreemption: self = .defaultPreemption(try DefaultPreemptionArgs(reading: &arguments))
    case .interPodAffinity: self = .interPodAffinity(try InterPodAffinityArgs(reading: &arguments))
    case .nodeAffinity: self = .nodeAffinity(try NodeAffinityArgs(reading: &arguments))
    case .nodeResourcesBalancedAllocation:
      self = .nodeResourcesBalancedAllocation(try NodeResourcesBalancedAllocationArgs(reading: &arguments))
    case .nodeResourcesFit: self = .nodeResourcesFit(try NodeResourcesFitArgs(reading: &arguments))
    case .podTopologySpread: self = .podTopologySpread(try PodTopologySpreadArgs(reading: &arguments))
    case .volumeBinding: self = .volumeBinding(try VolumeBindingArgs(reading: &arguments))
    case .dynamicResources:
      throw name.error(found: "arguments of DynamicResources, which are not supported")
    default: throw name.error(found: "arguments of \(plugin.rawValue), which takes none")
    }
    try arguments.finish()
  }

  private static func plugin(_ name: ValueCursor) throws(ManifestError) -> SchedulerPluginName {
    let text = try name.name()
    do throws(SchedulerConfigurationError) {
      guard let plugin = try SchedulerPluginName(known: text, at: []) else {
        throw SchedulerConfigurationError.unsupportedPlugin(text, at: [])
      }
      return plugin
    } catch {
      throw ManifestError(error, in: name)
    }
  }
}

extension DefaultPreemptionArgs {
  fileprivate init(reading object: inout ObjectCursor) throws(ManifestError) {
    self.init()
    if let share = try object.optionalInt("minCandidateNodesPercentage") { minCandidateNodesPercentage = share }
    if let number = try object.optionalInt("minCandidateNodesAbsolute") { minCandidateNodesAbsolute = number }
  }
}

extension InterPodAffinityArgs {
  fileprivate init(reading object: inout ObjectCursor) throws(ManifestError) {
    self.init()
    if let weight = try object.optionalInt("hardPodAffinityWeight") { hardPodAffinityWeight = weight }
    ignorePreferredTermsOfExistingPods = try object.optionalBool("ignorePreferredTermsOfExistingPods") ?? false
  }
}

extension VolumeBindingArgs {
  fileprivate init(reading object: inout ObjectCursor) throws(ManifestError) {
    self.init()
    if let seconds = try object.optionalInt("bindTimeoutSeconds") { bindTimeoutSeconds = Int64(seconds) }
    if let shape = object.optional("shape") {
      throw shape.error(
        found: "a shape, which Kubernetes refuses without the feature gate StorageCapacityScoring; it is not supported")
    }
  }
}
