public import StowageCluster

/// What a profile makes of one node for one pod.
public enum NodeVerdict: Hashable, Sendable {
  /// A filter rejects the pod.
  case rejected(Rejection)
  /// The pod could be here: each score plugin's score times its weight, and their sum.
  case feasible(total: Int64, weightedScores: [WeightedScore])

  /// A plugin's score times its weight.
  public struct WeightedScore: Hashable, Sendable {
    /// The plugin's name.
    public let plugin: String
    /// The score times the weight.
    public let score: Int64
  }
}

extension Profile {
  /// What the profile makes of every node for `pod`, by the node's index: each filter is asked for each
  /// node, and each score is told by plugin.
  public func evaluate(_ pod: PodInfo, in cluster: ClusterView) -> [NodeVerdict] {
    var rejections: [Rejection?] = []
    var feasible = NodeSet(capacity: cluster.nodeCount)
    for node in 0..<cluster.nodeCount {
      let rejection = feasibility.rejection(of: pod, on: NodeID(node), in: cluster)
      rejections.append(rejection)
      if rejection == nil { feasible.insert(NodeID(node)) }
    }
    var scores = [[Int64]](repeating: [Int64](repeating: 0, count: cluster.nodeCount), count: scorers.count)
    for (index, scorer) in scorers.enumerated() {
      scorer.plugin.finalScores(pod, nodes: feasible, in: cluster, into: &scores[index])
    }
    return rejections.enumerated().map { node, rejection in
      if let rejection { return .rejected(rejection) }
      let weighted = zip(scorers, scores).map {
        NodeVerdict.WeightedScore(plugin: $0.plugin.name, score: $0.weight * $1[node])
      }
      return .feasible(total: weighted.reduce(0) { $0 + $1.score }, weightedScores: weighted)
    }
  }
}
