import StowageCluster
import StowageScheduling

/// What filters and scores say of nodes for one pod: by formulas where a node is plain, else by the plugins.
struct NodeRule {
  let kernel: CapacityKernel
  /// Whether the kernel knows all that the pod asks for.
  let coversFit: Bool
  let fit: NodeResourcesFit
  /// The nodes that other filters leave; `nil` where they have no say.
  let nodes: NodeSet?
  let scorers: [Profile.Scorer]
  let isEvennessScored: Bool
  let pod: PodInfo
  let cluster: ClusterView

  /// Works out what the scores of `nodes` add up to, in `totals`; returns the highest, -1 where the pod fits on none.
  func score(
    _ nodes: borrowing NodeResourcePairs, _ resources: borrowing NodeResourceTable, into totals: inout PairTotals
  ) -> Int64 {
    totals.rank(nodes.pairs, 0..<nodes.pairCount, by: kernel)
    if !coversFit || self.nodes != nil || !resources.areAllPlain {
      for index in 0..<nodes.count {
        let node = Int(nodes.nodes[index])
        let total = resources.records[node].isPlain ? CapacityKernel.total(in: totals.totals[index]) : byTheRules(node)
        totals.set(total.flatMap { isOut(node) ? nil : $0 }, at: index)
      }
    }
    return totals.highest(of: nodes.count)
  }

  /// Whether something else than what the kernel knows is against the node.
  private func isOut(_ node: Int) -> Bool {
    if let nodes, !nodes.contains(node) { return true }
    return !coversFit && !fit.hasFreeCapacity(for: pod, on: cluster.nodeID(at: node), in: cluster)
  }

  private func byTheRules(_ node: Int) -> Int32? {
    if !fit.hasFreeCapacity(for: pod, on: cluster.nodeID(at: node), in: cluster) { return nil }
    return Int32(
      truncatingIfNeeded: scorers.reduce(0) {
        $0 + $1.weight * $1.prepared.score(pod, on: cluster.nodeID(at: node), in: cluster)
      })
  }
}
