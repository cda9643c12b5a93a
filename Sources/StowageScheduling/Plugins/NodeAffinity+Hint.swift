public import StowageCluster
import StowageModel

extension NodeAffinity: QueueHintPlugin {
  /// Nodes that join and nodes whose labels change.
  public var registeredEvents: ClusterEvent.Kinds { [.nodeAdded, .nodeLabels] }

  /// A node that the pod selects, and did not select before, helps (Kubernetes 1.34).
  public func queueingHint(_ event: ClusterEvent, _ pod: PodInfo, in cluster: ClusterView) -> Bool {
    switch event {
    case .nodeAdded(let node): Self.selects(node, pod.shape.spec)
    case .nodeChanged(let old, let new):
      !Self.selects(old, pod.shape.spec) && Self.selects(new, pod.shape.spec)
    default: false
    }
  }
}
