public import StowageCluster

/// A filter that answers for many nodes in less time than for each alone.
///
/// Kubernetes has nothing like it: it asks its filters about nodes in parallel. All answers must be those of
/// ``FilterPlugin/reject(_:on:in:)``, which is the rule.
public protocol BatchFilterPlugin: FilterPlugin {
  /// Takes out of `nodes` those that the pod can't be on.
  func filter(_ nodes: inout NodeSet, for pod: PodInfo, in cluster: ClusterView)

  /// The same, and tells why of each node that is taken out. Default: asks the rule about each node.
  func filter(
    _ nodes: inout NodeSet, for pod: PodInfo, in cluster: ClusterView, rejected: (NodeID, Rejection) -> Void)

  /// Clears the entries in `passes`, by the index in the list, of those of a few nodes that the pod can't be on. Default: asks
  /// the rule about each node that passes so far.
  func test(_ nodes: [NodeID], for pod: PodInfo, in cluster: ClusterView, passes: inout [Bool])
}

extension BatchFilterPlugin {
  /// Asks ``FilterPlugin/reject(_:on:in:)`` about each node in `nodes`.
  public func filter(
    _ nodes: inout NodeSet, for pod: PodInfo, in cluster: ClusterView, rejected: (NodeID, Rejection) -> Void
  ) {
    filterEach(&nodes, for: pod, in: cluster, rejected: rejected)
  }

  /// Asks ``FilterPlugin/reject(_:on:in:)`` about each node that passes so far.
  public func test(_ nodes: [NodeID], for pod: PodInfo, in cluster: ClusterView, passes: inout [Bool]) {
    testEach(nodes, for: pod, in: cluster, passes: &passes)
  }
}

// MARK: Many nodes by the rule for one

extension FilterPlugin {
  /// Takes out of `nodes` those that the rule rejects.
  func filterEach(_ nodes: inout NodeSet, for pod: PodInfo, in cluster: ClusterView) {
    nodes.filter { reject(pod, on: cluster.nodeID(at: $0), in: cluster) == nil }
  }

  /// The same, and tells why.
  func filterEach(
    _ nodes: inout NodeSet, for pod: PodInfo, in cluster: ClusterView, rejected: (NodeID, Rejection) -> Void
  ) {
    nodes.filter(in: cluster, rejected: rejected) { reject(pod, on: $0, in: cluster) }
  }

  /// Clears the entries of nodes that the rule rejects.
  func testEach(_ nodes: [NodeID], for pod: PodInfo, in cluster: ClusterView, passes: inout [Bool]) {
    for (index, node) in nodes.enumerated() where passes[index] {
      passes[index] = reject(pod, on: node, in: cluster) == nil
    }
  }
}

extension NodeSet {
  /// Keeps the nodes for which `reject` finds nothing against them, and tells what it finds.
  mutating func filter(
    in cluster: ClusterView, rejected: (NodeID, Rejection) -> Void, _ reject: (NodeID) -> Rejection?
  ) {
    filter { index in
      let node = cluster.nodeID(at: index)
      guard let rejection = reject(node) else { return true }
      rejected(node, rejection)
      return false
    }
  }
}
