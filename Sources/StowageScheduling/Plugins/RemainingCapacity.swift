public import StowageCluster

/// Scores nodes by what they have left, summed over CPU, memory and GPUs, each as a share of the largest node's:
/// the L1 measure of best fit and worst fit in vector bin packing.
public struct RemainingCapacity: BatchScorePlugin, CacheableScorePlugin {
  /// Which end scores high.
  public enum Preference: String, Hashable, Sendable {
    /// The least free capacity: best fit.
    case least
    /// The most free capacity: worst fit.
    case most
  }

  /// Which end scores high.
  public let preference: Preference

  /// The plugin that prefers this end.
  public init(_ preference: Preference) { self.preference = preference }

  /// The plugin's name in rejections, scores and configuration files: `RemainingCapacity`.
  public var name: String { "RemainingCapacity" }
  /// The node and its pods.
  public let scoreScope = ScoreScope.nodeState

  /// The score of one node: parts of 2^40 of the largest node, below 0 where little free capacity is good.
  ///
  /// The pod's own demand is left out: it takes the same from every node.
  public func score(_ pod: PodInfo, on node: NodeID, in cluster: ClusterView) -> Int64 {
    var remaining: Int64 = 0
    for column in ResourceShare.columns {
      remaining += ResourceShare(column, in: cluster).parts(cluster.free(column, on: node))
    }
    return preference == .least ? -remaining : remaining
  }

  /// The same for a few nodes.
  public func score(_ pod: PodInfo, each nodes: [NodeID], in cluster: ClusterView, into scores: inout [Int64]) {
    let sign: Int64 = preference == .least ? -1 : 1
    for index in nodes.indices { scores[index] = 0 }
    for column in ResourceShare.columns {
      let share = ResourceShare(column, in: cluster)
      let free = cluster.free(column)
      for (index, node) in nodes.enumerated() { scores[index] += sign * share.parts(free[node.index]) }
    }
  }

  /// The same, a column at a time.
  public func score(_ pod: PodInfo, nodes: NodeSet, in cluster: ClusterView, into scores: inout [Int64]) {
    let sign: Int64 = preference == .least ? -1 : 1
    let shares = ResourceShare.columns.map { ResourceShare($0, in: cluster) }
    let free = ResourceShare.columns.map { cluster.free($0) }
    let (share0, share1, share2) = (shares[0], shares[1], shares[2])
    let (free0, free1, free2) = (free[0], free[1], free[2])
    nodes.forEach { node in
      scores[node] = sign * (share0.parts(free0[node]) + share1.parts(free1[node]) + share2.parts(free2[node]))
    }
  }
}
