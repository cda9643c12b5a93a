public import StowageCluster

/// A score plugin that scores many nodes in less time than each alone.
///
/// Kubernetes has nothing like it: it asks its plugins about nodes in parallel. All scores must be those of
/// ``ScorePlugin/score(_:on:in:)``, which is the rule.
public protocol BatchScorePlugin: ScorePlugin {
  /// Writes the score of each of `nodes` to the entry of `scores` with the node's index; other entries are left alone.
  func score(_ pod: PodInfo, nodes: NodeSet, in cluster: ClusterView, into scores: inout [Int64])

  /// Writes the score of each of a few nodes to `scores`, by the index in the list. Default: asks the rule about each node.
  func score(_ pod: PodInfo, each nodes: [NodeID], in cluster: ClusterView, into scores: inout [Int64])
}

extension BatchScorePlugin {
  /// Asks ``ScorePlugin/score(_:on:in:)`` about each node.
  ///
  /// - Complexity: One call of `score(_:on:in:)` for each node in `nodes`.
  public func score(_ pod: PodInfo, each nodes: [NodeID], in cluster: ClusterView, into scores: inout [Int64]) {
    scoreEach(pod, nodes, in: cluster, into: &scores)
  }
}

// MARK: Many nodes by the rule for one

extension ScorePlugin {
  /// Writes what the rule says of each of `nodes` to the entry with the node's index.
  func scoreEach(_ pod: PodInfo, _ nodes: NodeSet, in cluster: ClusterView, into scores: inout [Int64]) {
    nodes.forEach { scores[$0] = score(pod, on: cluster.nodeID(at: $0), in: cluster) }
  }

  /// Writes what the rule says of each of a few nodes, by the index in the list.
  func scoreEach(_ pod: PodInfo, _ nodes: [NodeID], in cluster: ClusterView, into scores: inout [Int64]) {
    for (index, node) in nodes.enumerated() { scores[index] = score(pod, on: node, in: cluster) }
  }
}
