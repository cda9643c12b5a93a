public import StowageCluster
import StowageModel

extension PodTopologySpread: QueueHintPlugin {
  /// Pods that come and leave, nodes that do, and nodes whose labels or taints change.
  public var registeredEvents: ClusterEvent.Kinds {
    [.podBound, .podRemoved, .nodeAdded, .nodeRemoved, .nodeLabels, .nodeTaints]
  }

  /// A pod of the namespace that a constraint counts helps when it comes or leaves, and a node with all the keys of the
  /// constraints when it does; so does a node that gets or loses the keys, or has them and changes their values or its
  /// taints (Kubernetes 1.34).
  public func queueingHint(_ event: ClusterEvent, _ pod: PodInfo, in cluster: ClusterView) -> Bool {
    let shape = pod.shape
    let constraints = shape.spec.topologySpreadConstraints.filter { $0.whenUnsatisfiable == .doNotSchedule }
      .map { SpreadConstraint($0, labels: shape.labels) }
    switch event {
    case .podBound(let other), .podRemoved(let other):
      return other.namespace == shape.namespace
        && constraints.contains { $0.selector?.matches(other.labels) ?? false }
    case .nodeAdded(let node), .nodeRemoved(let node): return constraints.areAllKeys(in: node.metadata.labels)
    case .nodeChanged(let old, let new):
      let labels = (old: old.metadata.labels, new: new.metadata.labels)
      let has = constraints.areAllKeys(in: labels.new)
      if constraints.areAllKeys(in: labels.old) != has { return true }
      return has
        && (old.taints != new.taints
          || constraints.contains { labels.old[$0.topologyKey] != labels.new[$0.topologyKey] })
    default: return false
    }
  }
}
