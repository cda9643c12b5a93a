public import StowageCluster

/// Scores nodes by how evenly their resources would be used: Kubernetes' NodeResourcesBalancedAllocation (1.34), over
/// CPU, memory and, for pods that ask for them, GPUs.
///
/// `trunc((1 - deviation) * 100)`, where the deviation is that of the used shares, each at most 1: half the difference
/// of two, the population standard deviation of more. A resource that the node has none of is left out.
public struct NodeResourcesBalancedAllocation: ScorePlugin {
  /// The plugin.
  public init() {}

  /// `NodeResourcesBalancedAllocation`.
  public let name = "NodeResourcesBalancedAllocation"

  /// The score of one node, 0 ... 100.
  public func score(_ pod: PodInfo, on node: NodeID, in cluster: ClusterView) -> Int64 {
    score(ResourceUse(pod, in: cluster).terms, node.index)
  }

  /// The same with the columns fetched once.
  public func score(_ pod: PodInfo, nodes: NodeSet, in cluster: ClusterView, into scores: inout [Int64]) {
    let terms = ResourceUse(pod, in: cluster).terms
    nodes.forEach { scores[$0] = score(terms, $0) }
  }

  private func score(_ terms: [ResourceUse.Term], _ node: Int) -> Int64 {
    var count = 0
    var sum = 0.0
    var first = 0.0
    var second = 0.0
    for term in terms where term.allocatable[node] != 0 {
      let share = used(term, node)
      if count == 0 { first = share } else { second = share }
      sum += share
      count += 1
    }
    var deviation = 0.0
    if count == 2 {
      deviation = abs((first - second) / 2)
    } else if count > 2 {
      let mean = sum / Double(count)
      var squares = 0.0
      for term in terms where term.allocatable[node] != 0 {
        let distance = used(term, node) - mean
        squares += distance * distance
      }
      deviation = (squares / Double(count)).squareRoot()
    }
    return Int64((1 - deviation) * 100)
  }

  private func used(_ term: ResourceUse.Term, _ node: Int) -> Double {
    min(1, Double(term.requested(node)) / Double(term.allocatable[node]))
  }
}
