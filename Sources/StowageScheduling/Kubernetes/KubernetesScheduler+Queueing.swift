public import StowageCluster

extension KubernetesScheduler {
  /// kube-scheduler's, with the profile's settings.
  public var queueing: Queueing { .kubernetes(profile.queue) }

  /// The filters that reject the pod, by their index in the profile; free capacity that is held for nominated pods
  /// counts.
  ///
  /// They are those in the reasons that ``cycle(_:in:random:)`` tells, found without telling a reason a node.
  ///
  /// - Complexity: O(*n* × filters).
  public func rejectors(of pod: PodInfo, in cluster: ClusterView) -> RejectorSet {
    if let everywhere = feasibility.rejectionEverywhere(of: pod, in: cluster) {
      let rejectors = feasibility.rejectorSet(of: [everywhere.plugin])
      return rejectors.isEmpty ? .unknown : rejectors
    }
    var names: Set<String> = []
    var nodes = cluster.presentNodes
    forEachNodeHeldByNominations(for: pod, in: cluster) { node, rejection in
      nodes.remove(node)
      if let rejection { names.insert(rejection.plugin) }
    }
    if let candidates = feasibility.candidates(for: pod, in: cluster) {
      let left = nodes.count
      nodes.filter { candidates.contains(cluster.nodeID(at: $0)) }
      if nodes.count < left { names.insert("NodeAffinity") }
    }
    let rejectors = feasibility.rejectors(of: pod, among: &nodes, in: cluster).union(feasibility.rejectorSet(of: names))
    return rejectors.isEmpty ? .unknown : rejectors
  }
}
