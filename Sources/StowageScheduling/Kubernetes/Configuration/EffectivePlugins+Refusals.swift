import StowageModel

extension EffectivePlugins {
  /// Refuses combinations with which kube-scheduler would not start or would fail every pod, and those that nothing here
  /// stands for.
  ///
  /// - Parameter path: The way to the profile's `plugins`.
  func check(at path: [SchedulerConfigurationError.Step]) throws(SchedulerConfigurationError) {
    for (plugin, point) in [
      (SchedulerPluginName.prioritySort, SchedulerExtensionPoint.queueSort), (.defaultBinder, .bind),
    ]
    where !names(at: point).contains(plugin) {
      throw SchedulerConfigurationError(
        path: path.field(point.rawValue),
        found: "no plugin at \(point.rawValue), without which kube-scheduler does not start",
        expected: "\(plugin.rawValue) to be switched on")
    }
    if !names(at: .preEnqueue).contains(.schedulingGates) {
      throw SchedulerConfigurationError(
        path: path.field("preEnqueue"),
        found: "SchedulingGates switched off; pods with scheduling gates always wait here, so it must be on")
    }
    for dependency in Self.dependencies { try check(dependency, at: path) }
    try checkVolumeBinding(at: path)
    if names(at: .postFilter).contains(.defaultPreemption) && !names(at: .preEnqueue).contains(.defaultPreemption) {
      throw SchedulerConfigurationError(
        path: path.field("preEnqueue"),
        found: "DefaultPreemption switched off here and on at postFilter, which is not supported",
        expected: "it to be switched off at both or on at both")
    }
  }

  /// Refuses a plugin that only a later version has.
  func refuse(
    _ plugin: SchedulerPluginName, of version: String, at path: [SchedulerConfigurationError.Step]
  ) throws(SchedulerConfigurationError) {
    for point in plugin.extensionPoints where names(at: point).contains(plugin) {
      throw SchedulerConfigurationError(
        path: path.field(point.rawValue), found: "\(plugin.rawValue), which kube-scheduler has from \(version) on")
    }
  }

  /// A plugin that fails at some points unless it was asked at an earlier one.
  private struct Dependency {
    let plugins: [SchedulerPluginName]
    let earlier: SchedulerExtensionPoint
    let later: [SchedulerExtensionPoint]
  }

  /// What the plugins keep from one point for another and have no other way to: read off their Filter and Score functions in
  /// 1.34 and 1.36. NodeAffinity, NodeVolumeLimits and VolumeZone filter, and NodeAffinity, NodeResourcesFit and
  /// NodeResourcesBalancedAllocation score, without what they keep.
  private static let dependencies = [
    Dependency(
      plugins: [.nodePorts, .nodeResourcesFit, .volumeRestrictions, .podTopologySpread, .interPodAffinity],
      earlier: .preFilter, later: [.filter]),
    Dependency(plugins: [.dynamicResources], earlier: .preFilter, later: [.filter, .reserve, .preBind]),
    Dependency(plugins: [.volumeBinding], earlier: .preFilter, later: [.filter, .preScore, .reserve, .preBind]),
    Dependency(
      plugins: [.taintToleration, .podTopologySpread, .interPodAffinity], earlier: .preScore, later: [.score]),
  ]

  private func check(
    _ dependency: Dependency, at path: [SchedulerConfigurationError.Step]
  ) throws(SchedulerConfigurationError) {
    let earlier = names(at: dependency.earlier)
    for point in dependency.later {
      let later = names(at: point)
      for plugin in dependency.plugins where later.contains(plugin) && !earlier.contains(plugin) {
        throw SchedulerConfigurationError(
          path: path.field(dependency.earlier.rawValue),
          found:
            "\(plugin.rawValue) switched off here and on at \(point.rawValue), with which kube-scheduler fails every"
            + " pod that comes that far")
      }
    }
  }

  /// VolumeBinding finds volumes at some points and gives them to the pod at others: it is on or off as a whole.
  private func checkVolumeBinding(
    at path: [SchedulerConfigurationError.Step]
  ) throws(SchedulerConfigurationError) {
    let points: [SchedulerExtensionPoint] = [.preFilter, .filter, .reserve, .preBind]
    let off = points.filter { !names(at: $0).contains(.volumeBinding) }
    guard let first = off.first, off.count < points.count else { return }
    throw SchedulerConfigurationError(
      path: path.field(first.rawValue),
      found:
        "VolumeBinding switched off at \(off.map(\.rawValue).joined(separator: ", ")) alone, which is not supported",
      expected: "it to be switched off at multiPoint, or nowhere")
  }
}
