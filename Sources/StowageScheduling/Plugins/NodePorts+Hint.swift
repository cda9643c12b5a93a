public import StowageCluster
import StowageModel

extension NodePorts: QueueHintPlugin {
  /// Nodes that join and pods that leave.
  public var registeredEvents: ClusterEvent.Kinds { [.nodeAdded, .podRemoved] }

  /// Any node that joins, and a pod that leaves a port that this one wants, help (Kubernetes 1.34).
  public func queueingHint(_ event: ClusterEvent, _ pod: PodInfo, in cluster: ClusterView) -> Bool {
    switch event {
    case .nodeAdded: return true
    case .podRemoved(let shape):
      let wanted = pod.shape.hostPorts
      return shape.hostPorts.contains { freed in wanted.contains { $0.conflicts(with: freed) } }
    default: return false
    }
  }
}
