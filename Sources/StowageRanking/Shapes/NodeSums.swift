import StowageCluster
import StowageScheduling

/// Which of some nodes a pod can be on, and what the scores of these add up to, as the plugins say by their own rules.
struct NodeSums {
  /// By the place in the list of the last call: whether the pod can be there.
  private(set) var passes: [Bool] = []
  /// What the scores add up to; 0 where the pod can't be.
  private(set) var sums: [Int64] = []
  private var fitting: [NodeID] = []
  private var scores: [Int64] = []
  private var added: [Int64] = []

  /// Asks the plugins about `nodes`: the scores only about those that no filter rejects, as they may count on.
  mutating func workOut(
    _ nodes: [NodeID], filters: [PreparedFilter], scorers: [Profile.Scorer], for pod: PodInfo,
    in cluster: ClusterView
  ) {
    passes.removeAll(keepingCapacity: true)
    passes.append(contentsOf: repeatElement(true, count: nodes.count))
    for filter in filters { filter.test(nodes, for: pod, in: cluster, passes: &passes) }
    fitting.removeAll(keepingCapacity: true)
    for place in nodes.indices where passes[place] { fitting.append(nodes[place]) }
    added.removeAll(keepingCapacity: true)
    added.append(contentsOf: repeatElement(0, count: fitting.count))
    if scores.count < fitting.count { scores = [Int64](repeating: 0, count: 2 * fitting.count) }
    if !fitting.isEmpty {
      for scorer in scorers {
        scorer.prepared.score(pod, each: fitting, in: cluster, into: &scores)
        for place in fitting.indices { added[place] += scorer.weight * scores[place] }
      }
    }
    sums.removeAll(keepingCapacity: true)
    var next = 0
    for place in nodes.indices {
      sums.append(passes[place] ? added[next] : 0)
      if passes[place] { next += 1 }
    }
  }
}
