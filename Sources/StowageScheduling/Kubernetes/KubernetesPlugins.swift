import StowageModel

/// The plugins of kube-scheduler's default profile, by version: what differs between two versions stands here.
package enum KubernetesPlugins {
  /// The filters, in the order in which they are asked. ``GPUDevices`` is none of Kubernetes': it concerns only pods that
  /// ask for shares or models of GPUs, which Kubernetes does not know.
  package static func filters(_ version: KubernetesVersion) -> [any FilterPlugin] {
    [
      NodeUnschedulable(), NodeName(), TaintToleration(), NodeAffinity(), NodePorts(), NodeResourcesFit(), GPUDevices(),
      VolumeRestrictions(), NodeVolumeLimits(), VolumeBinding(), VolumeZone(), PodTopologySpread(), InterPodAffinity(),
    ] + (version == .v1_34 ? [] : [NodeDeclaredFeatures()])
  }

  /// The scores with the default profile's weights.
  package static func scorers(_ version: KubernetesVersion) -> [Profile.Scorer] {
    [
      .init(TaintToleration(), weight: 3), .init(NodeAffinity(), weight: 2), .init(NodeResourcesFitScore()),
      .init(PodTopologySpread(), weight: 2), .init(InterPodAffinity(), weight: 2),
      .init(NodeResourcesBalancedAllocation(version == .v1_34 ? .evenness : .improvement)),
      .init(ImageLocality(countsImageVolumes: version != .v1_34)),
    ]
  }

  /// All of them with their weights, in the order in which they are asked at every extension point. Left out are plugins that
  /// only 1.36 has and that nothing here stands for (``SchedulerPluginName/unsupported``).
  static func defaults(_ version: KubernetesVersion) -> [SchedulerPluginSet.Plugin] {
    let weights: [SchedulerPluginName: Int32] = [
      .taintToleration: 3, .nodeAffinity: 2, .podTopologySpread: 2, .interPodAffinity: 2,
      .dynamicResources: version == .v1_34 ? 1 : 2,
    ]
    // The names are declared in this order.
    let names = SchedulerPluginName.allCases.filter { version != .v1_34 || $0 != .nodeDeclaredFeatures }
    return names.map { .init($0.rawValue, weight: weights[$0] ?? 1) }
  }
}
