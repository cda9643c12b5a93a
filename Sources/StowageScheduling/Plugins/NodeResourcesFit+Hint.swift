public import StowageCluster
import StowageModel

extension NodeResourcesFit: QueueHintPlugin {
  /// Nodes that join, nodes that get more to give, and pods that leave.
  public var registeredEvents: ClusterEvent.Kinds { [.nodeAdded, .nodeAllocatable, .podRemoved] }

  /// Any pod that leaves helps; so does a node on which the pod would fit if it were empty, when it joins or gets more
  /// of what the pod asks for (Kubernetes 1.34).
  public func queueingHint(_ event: ClusterEvent, _ pod: PodInfo, in cluster: ClusterView) -> Bool {
    switch event {
    case .podRemoved: true
    case .nodeAdded(let node): fits(pod.shape, emptyNode: node)
    case .nodeChanged(let old, let new): fits(pod.shape, emptyNode: new) && gives(new, moreThan: old, to: pod.shape)
    default: false
    }
  }

  private func fits(_ shape: PodShape, emptyNode node: Node) -> Bool {
    if node.allocatable.contains(.pods) && node.allocatable[.pods] < 1 { return false }
    return shape.requests.sorted.allSatisfy { $0.amount <= 0 || $0.amount <= node.allocatable[$0.name] }
  }

  private func gives(_ new: Node, moreThan old: Node, to shape: PodShape) -> Bool {
    // A node that does not say how many pods it takes, takes any number.
    let isPodLimitRaised =
      old.allocatable.contains(.pods)
      && (!new.allocatable.contains(.pods) || new.allocatable[.pods] > old.allocatable[.pods])
    return isPodLimitRaised
      || shape.requests.sorted.contains { $0.amount > 0 && new.allocatable[$0.name] > old.allocatable[$0.name] }
  }
}
