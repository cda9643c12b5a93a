public import StowageCluster
import StowageModel

extension NodeDeclaredFeatures: QueueHintPlugin {
  /// Nodes that join and nodes that declare something else.
  public var registeredEvents: ClusterEvent.Kinds { [.nodeAdded, .nodeFeatures] }

  /// Any node that joins, and any that declares something else than before, helps (Kubernetes 1.36).
  public func queueingHint(_ event: ClusterEvent, _ pod: PodInfo, in cluster: ClusterView) -> Bool {
    switch event {
    case .nodeAdded: true
    case .nodeChanged(let old, let new): old.declaredFeatures != new.declaredFeatures
    default: false
    }
  }
}
