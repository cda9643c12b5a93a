public import StowageCluster

extension Feasibility {
  /// The filters that keep `pod` off nodes now, by their index in ``filters``: each that is the first to reject it
  /// somewhere, or the one that rejects it everywhere before any node is looked at.
  public func rejectors(of pod: PodInfo, in cluster: ClusterView) -> RejectorSet {
    let rejectors: RejectorSet
    if let everywhere = rejectionEverywhere(of: pod, in: cluster) {
      rejectors = rejectorSet(of: [everywhere.plugin])
    } else {
      var nodes = cluster.presentNodes
      rejectors = self.rejectors(of: pod, among: &nodes, in: cluster)
    }
    // Where there is none, as in a cluster without nodes, nobody knows what a refused pod waits for.
    return rejectors.isEmpty ? .unknown : rejectors
  }

  /// The filters that are the first to reject `pod` on one of `nodes`, by their index in ``filters``; those that none
  /// rejects are left.
  func rejectors(of pod: PodInfo, among nodes: inout NodeSet, in cluster: ClusterView) -> RejectorSet {
    var rejectors = RejectorSet.none
    var left = nodes.count
    for (index, filter) in prepared.enumerated() where left > 0 && filter.concerns(pod, in: cluster) {
      filter.filter(&nodes, for: pod, in: cluster)
      let count = nodes.count
      if count < left { rejectors.insert(index) }
      left = count
    }
    return rejectors
  }

  /// The filters of these names, by their place.
  func rejectorSet(of names: Set<String>) -> RejectorSet {
    var rejectors = RejectorSet.none
    if names.isEmpty { return rejectors }
    for (index, filter) in prepared.enumerated() where names.contains(filter.name) { rejectors.insert(index) }
    return rejectors
  }

  /// Whether one of `rejectors` is registered for events of these kinds.
  public func registers(_ rejectors: RejectorSet, for kinds: ClusterEvent.Kinds) -> Bool {
    prepared.enumerated().contains {
      rejectors.contains($0.offset) && !$0.element.registeredEvents.isDisjoint(with: kinds)
    }
  }

  /// Whether the queueing hint of one of `rejectors` says that `event` may let `pod` be placed.
  public func queueingHint(
    _ event: ClusterEvent, _ pod: PodInfo, rejectedBy rejectors: RejectorSet, in cluster: ClusterView
  ) -> Bool {
    let kinds = event.kinds
    return prepared.enumerated().contains { index, filter in
      rejectors.contains(index) && !filter.registeredEvents.isDisjoint(with: kinds)
        && filter.queueingHint(event, pod, in: cluster)
    }
  }
}
