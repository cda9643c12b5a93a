public import StowageCluster
public import StowageKernel
import StowageModel

/// How one of several equally good nodes is chosen.
public enum TieBreak: String, Hashable, Sendable, CaseIterable {
  /// The first in the policy's order of nodes: that in which they joined, unless the policy has one of its own.
  case first
  /// The node whose name comes first.
  case firstName
  /// Any of them with the same chance, as kube-scheduler does.
  case random

  /// The node with the highest entry in `scores`; `nil` where `nodes` is empty.
  ///
  /// Chance is asked once, for a number below that of the best nodes, and only where there are several.
  ///
  /// - Complexity: O(*n*) in the number of nodes.
  public func best(
    of nodes: NodeSet, by scores: [Int64], in cluster: ClusterView, random: inout RandomStream
  ) -> NodeID? {
    var highest = Int64.min
    nodes.forEach { highest = max(highest, scores[$0]) }
    var best: [NodeID] = []
    nodes.forEach { if scores[$0] == highest { best.append(cluster.nodeID(at: $0)) } }
    return choose(among: best, in: cluster, random: &random)
  }

  /// One of equally good nodes, which stand in the policy's order.
  package func choose(among nodes: [NodeID], in cluster: ClusterView, random: inout RandomStream) -> NodeID? {
    switch self {
    case .first: nodes.first
    case .firstName: Self.firstByName(of: nodes, in: cluster)
    case .random: nodes.count < 2 ? nodes.first : nodes[random.next(below: nodes.count)]
    }
  }

  /// The node whose name comes first.
  package static func firstByName(of nodes: [NodeID], in cluster: ClusterView) -> NodeID? {
    nodes.min { cluster.nodeName($0) < cluster.nodeName($1) }
  }
}
