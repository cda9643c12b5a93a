public import StowageCluster

extension KubernetesScheduler {
  /// kube-scheduler's, with the profile's settings.
  public var queueing: Queueing { .kubernetes(profile.queue) }

  /// The filters that reject the pod, by their place in the profile; room that is kept for nominated pods counts.
  public func rejectors(of pod: PodInfo, in cluster: ClusterView) -> RejectorSet {
    if let everywhere = feasibility.rejectionEverywhere(of: pod, in: cluster) {
      return feasibility.places(of: [everywhere.plugin])
    }
    return feasibility.places(of: Set(rejections(of: pod, in: cluster).compactMap { $0?.plugin }))
  }
}
