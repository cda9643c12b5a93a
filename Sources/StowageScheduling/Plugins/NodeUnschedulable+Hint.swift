public import StowageCluster
import StowageModel

extension NodeUnschedulable: QueueHintPlugin {
  /// Nodes that join and nodes that are uncordoned.
  public var registeredEvents: ClusterEvent.Kinds { [.nodeAdded, .nodeTaints] }

  /// A node that joins without being cordoned, or is uncordoned, helps (Kubernetes 1.34).
  public func queueingHint(_ event: ClusterEvent, _ pod: PodInfo, in cluster: ClusterView) -> Bool {
    switch event {
    case .nodeAdded(let node): !node.unschedulable
    case .nodeChanged(let old, let new): old.unschedulable && !new.unschedulable
    default: false
    }
  }
}
