import StowageCluster
import StowageScheduling

/// Which of some nodes a pod can be on, and what the scores of these add up to, as the plugins say by their own rules.
struct NodeSums {
  /// By the index in the list of the last call: whether the pod can be there.
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
    for index in nodes.indices where passes[index] { fitting.append(nodes[index]) }
    added.removeAll(keepingCapacity: true)
    added.append(contentsOf: repeatElement(0, count: fitting.count))
    if scores.count < fitting.count { scores = [Int64](repeating: 0, count: 2 * fitting.count) }
    if !fitting.isEmpty {
      for scorer in scorers {
        scorer.prepared.score(pod, each: fitting, in: cluster, into: &scores)
        for index in fitting.indices { added[index] += scorer.weight * scores[index] }
      }
    }
    sums.removeAll(keepingCapacity: true)
    var next = 0
    for index in nodes.indices {
      sums.append(passes[index] ? added[next] : 0)
      if passes[index] { next += 1 }
    }
  }
}
