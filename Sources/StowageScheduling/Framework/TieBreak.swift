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
  public func best(
    of nodes: NodeSet, by scores: [Int64], in cluster: ClusterView, random: inout RandomStream
  ) -> NodeID? {
    var best: Int?
    var highest = Int64.min
    var equals = 0
    switch self {
    case .first:
      nodes.forEach { node in
        if best == nil || scores[node] > highest {
          best = node
          highest = scores[node]
        }
      }
    case .firstName:
      nodes.forEach { node in
        guard let known = best, scores[node] <= highest else {
          best = node
          highest = scores[node]
          return
        }
        if scores[node] == highest && cluster.node(NodeID(node)).name < cluster.node(NodeID(known)).name { best = node }
      }
    case .random:
      nodes.forEach { node in
        if best == nil || scores[node] > highest {
          best = node
          highest = scores[node]
          equals = 1
        } else if scores[node] == highest {
          // Reservoir sampling: the k-th equal replaces the choice with chance 1/k.
          equals += 1
          if random.next(below: equals) == 0 { best = node }
        }
      }
    }
    return best.map(NodeID.init)
  }
}
