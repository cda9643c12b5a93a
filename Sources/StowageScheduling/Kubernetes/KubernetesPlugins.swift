/// The plugins of kube-scheduler's default profile, by version: what differs between two versions stands here.
package enum KubernetesPlugins {
  /// The filters, in the order in which they are asked. ``GPUDevices`` is none of Kubernetes': it concerns only pods that
  /// ask for shares or models of GPUs, which Kubernetes does not know.
  package static func filters(_ version: KubernetesVersion) -> [any FilterPlugin] {
    [
      NodeUnschedulable(), NodeName(), TaintToleration(), NodeAffinity(), NodePorts(), NodeResourcesFit(), GPUDevices(),
      VolumeRestrictions(), NodeVolumeLimits(), VolumeBinding(), VolumeZone(), PodTopologySpread(), InterPodAffinity(),
    ]
  }

  /// The scores with the default profile's weights.
  package static func scorers(_ version: KubernetesVersion) -> [Profile.Scorer] {
    [
      .init(TaintToleration(), weight: 3), .init(NodeAffinity(), weight: 2), .init(NodeResourcesFitScore()),
      .init(PodTopologySpread(), weight: 2), .init(InterPodAffinity(), weight: 2),
      .init(NodeResourcesBalancedAllocation(version == .v1_34 ? .evenness : .improvement)), .init(ImageLocality()),
    ]
  }
}
