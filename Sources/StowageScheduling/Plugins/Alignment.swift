public import StowageCluster

/// Scores nodes by how well what they have left points the way of what the pod asks for: the dot product of both over
/// CPU, memory and GPUs, each as a share of the largest node's (Grandl et al., "Multi-resource packing for cluster
/// schedulers", SIGCOMM 2014).
public struct Alignment: BatchScorePlugin, CacheableScorePlugin {
  /// Makes the plugin; it has no settings.
  public init() {}

  /// The plugin's name in rejections, scores and configuration files: `Alignment`.
  public let name = "Alignment"
  /// The node and its pods.
  public let scoreScope = ScoreScope.nodeState

  /// The score of one node: the sum of products of shares in parts of 2^20 each.
  public func score(_ pod: PodInfo, on node: NodeID, in cluster: ClusterView) -> Int64 {
    var product: Int64 = 0
    for column in ResourceShare.columns {
      let share = ResourceShare(column, in: cluster)
      product += (share.parts(pod.demand(column)) >> 20) * (share.parts(cluster.free(column, on: node)) >> 20)
    }
    return product
  }

  /// The same for a few nodes.
  public func score(_ pod: PodInfo, each nodes: [NodeID], in cluster: ClusterView, into scores: inout [Int64]) {
    for index in nodes.indices { scores[index] = 0 }
    for column in ResourceShare.columns {
      let share = ResourceShare(column, in: cluster)
      let demand = share.parts(pod.demand(column)) >> 20
      let free = cluster.free(column)
      for (index, node) in nodes.enumerated() { scores[index] += demand * (share.parts(free[node.index]) >> 20) }
    }
  }

  /// The same with the columns fetched once.
  public func score(_ pod: PodInfo, nodes: NodeSet, in cluster: ClusterView, into scores: inout [Int64]) {
    let terms = ResourceShare.columns.map { column in
      let share = ResourceShare(column, in: cluster)
      return (share: share, demand: share.parts(pod.demand(column)) >> 20, free: cluster.free(column))
    }
    nodes.forEach { scores[$0] = 0 }
    for term in terms where term.demand > 0 {
      nodes.forEach { scores[$0] += term.demand * (term.share.parts(term.free[$0]) >> 20) }
    }
  }
}
