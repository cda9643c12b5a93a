public import StowageCluster
import StowageModel

extension TaintToleration: QueueHintPlugin {
  /// Nodes that join and nodes whose taints change.
  public var registeredEvents: ClusterEvent.Kinds { [.nodeAdded, .nodeTaints] }

  /// A node whose taints the pod tolerates, and did not tolerate before, helps (Kubernetes 1.34).
  public func queueingHint(_ event: ClusterEvent, _ pod: PodInfo, in cluster: ClusterView) -> Bool {
    switch event {
    case .nodeAdded(let node): Self.tolerates(node, pod.shape.spec)
    case .nodeChanged(let old, let new):
      !Self.tolerates(old, pod.shape.spec) && Self.tolerates(new, pod.shape.spec)
    default: false
    }
  }
}
