/// Which waiting pods are to have capacity on which nodes.
struct NominationTable {
  private var nodeOfPod: [PodID: NodeID] = [:]
  private var podsOfNode: [NodeID: [PodID]] = [:]

  var isEmpty: Bool { nodeOfPod.isEmpty }

  /// The nodes that pods are nominated to, in order.
  var nodes: [NodeID] { podsOfNode.keys.sorted { $0.index < $1.index } }

  /// The pods nominated to `node`, in the order in which they were.
  func pods(on node: NodeID) -> [PodID] { podsOfNode[node] ?? [] }

  func node(of pod: PodID) -> NodeID? { nodeOfPod.isEmpty ? nil : nodeOfPod[pod] }

  mutating func insert(_ pod: PodID, on node: NodeID) {
    remove(pod)
    nodeOfPod[pod] = node
    podsOfNode[node, default: []].append(pod)
  }

  /// Takes out the nomination of a pod; returns the node that it had.
  @discardableResult
  mutating func remove(_ pod: PodID) -> NodeID? {
    guard !nodeOfPod.isEmpty, let node = nodeOfPod.removeValue(forKey: pod) else { return nil }
    podsOfNode[node]?.removeAll { $0 == pod }
    if podsOfNode[node]?.isEmpty == true { podsOfNode[node] = nil }
    return node
  }
}
