public import StowageCluster

/// What a profile makes of one node for one pod.
public enum NodeVerdict: Hashable, Sendable {
  /// A filter rejects the pod.
  case rejected(Rejection)
  /// The pod could be here: each score plugin's score times its weight, and their sum.
  case feasible(total: Int64, weightedScores: [WeightedScore])

  /// A plugin's score times its weight.
  public struct WeightedScore: Hashable, Sendable {
    /// The name of the score plugin.
    public let plugin: String
    /// The score times the weight.
    public let score: Int64
  }

  /// The weighted sum of the scores; `nil` where the node is rejected.
  public var total: Int64? {
    if case .feasible(let total, _) = self { total } else { nil }
  }

  /// What a filter says against the node; `nil` where none does.
  public var rejection: Rejection? {
    if case .rejected(let rejection) = self { rejection } else { nil }
  }
}

extension Profile {
  /// What the profile makes of every node for `pod`, by the node's index: each filter is asked for each
  /// node, and each score is told by plugin.
  ///
  /// - Complexity: O(*n* × plugins).
  public func evaluate(_ pod: PodInfo, in cluster: ClusterView) -> [NodeVerdict] {
    var feasible = cluster.noNodes
    var rejections = [Rejection?](repeating: nil, count: cluster.nodeSlots)
    for node in cluster.nodeIDs {
      rejections[node.index] = feasibility.rejection(of: pod, on: node, in: cluster)
      if rejections[node.index] == nil { feasible.insert(node) }
    }
    let verdicts = scorers.verdicts(on: pod, nodes: feasible, in: cluster)
    return zip(rejections, verdicts).map { rejection, verdict in rejection.map(NodeVerdict.rejected) ?? verdict }
  }
}

extension [Profile.Scorer] {
  /// What the plugins make of each of `nodes`, by the node's index; entries of other nodes mean nothing.
  func verdicts(on pod: PodInfo, nodes: NodeSet, in cluster: ClusterView) -> [NodeVerdict] {
    let scores = map { scorer in
      var scores = [Int64](repeating: 0, count: cluster.nodeSlots)
      scorer.prepared.finalScores(pod, nodes: nodes, in: cluster, into: &scores)
      return scores
    }
    let names = map(\.plugin.name)
    let weights = map(\.weight)
    // Of a large cluster few nodes are looked at: only those cost an array each.
    var verdicts = [NodeVerdict](repeating: .feasible(total: 0, weightedScores: []), count: cluster.nodeSlots)
    nodes.forEach { node in
      let weighted = names.indices.map { index in
        NodeVerdict.WeightedScore(plugin: names[index], score: weights[index] * scores[index][node])
      }
      verdicts[node] = .feasible(total: weighted.reduce(0) { $0 + $1.score }, weightedScores: weighted)
    }
    return verdicts
  }
}
