public import StowageCluster
public import StowageKernel
import StowageModel

/// How one of several equally good nodes is chosen.
public enum TieBreak: String, Hashable, Sendable, CaseIterable {
  /// The node that joined the cluster first.
  case first
  /// The node whose name comes first.
  case firstName
  /// Any of them with the same chance, as kube-scheduler does.
  case random

  /// The node with the highest entry in `scores`; `nil` where `nodes` is empty.
  ///
  /// Chance is asked once, for a number below that of the best nodes, and only where there are several.
  public func best(
    of nodes: NodeSet, by scores: [Int64], in cluster: ClusterView, random: inout RandomStream
  ) -> NodeID? {
    var highest = Int64.min
    var equals = 0
    nodes.forEach { node in
      if scores[node] > highest || equals == 0 {
        highest = scores[node]
        equals = 1
      } else if scores[node] == highest {
        equals += 1
      }
    }
    if equals == 0 { return nil }
    var best: [NodeID] = []
    nodes.forEach { if scores[$0] == highest { best.append(NodeID($0)) } }
    return choose(among: best, in: cluster, random: &random)
  }

  /// One of equally good nodes.
  func choose(among nodes: [NodeID], in cluster: ClusterView, random: inout RandomStream) -> NodeID? {
    switch self {
    case .first: nodes.min()
    case .firstName: nodes.min { cluster.node($0).name < cluster.node($1).name }
    case .random: nodes.count < 2 ? nodes.first : nodes[random.next(below: nodes.count)]
    }
  }
}
