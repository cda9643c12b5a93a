import StowageCluster
import StowageScheduling

extension ShapeRanking {
  /// Works out all nodes anew.
  mutating func rankAll(for pod: PodInfo, in cluster: ClusterView, with scratch: inout RankingScratch) {
    let all = scratch.resources.allPairs
    resourcePosition = scratch.resources.changes.end
    let range = 0..<all.pairCount
    if let kernel { scratch.pairs.rank(all.pairs, range, by: kernel) }
    if !isKernelEnough(scratch.resources) { amend(all, range, for: pod, in: cluster, with: &scratch) }
    if ranked.isNarrow { scratch.pairs.set(all.nodes, range, positions: layout.positions, in: &ranked) }
  }

  /// Works out the nodes anew that changed since the last call. A node that changed more than once is at the end as it is
  /// there last.
  mutating func rankChanged(for pod: PodInfo, in cluster: ClusterView, with scratch: inout RankingScratch) {
    guard let range = scratch.resources.changedPairs(since: resourcePosition) else {
      return rankAll(for: pod, in: cluster, with: &scratch)
    }
    resourcePosition = scratch.resources.changes.end
    if range.isEmpty { return }
    if let kernel {
      scratch.pairs.rank(scratch.resources.changes.entries.pairs, range, by: kernel)
    }
    if !isKernelEnough(scratch.resources) {
      amend(scratch.resources.changes.entries, range, for: pod, in: cluster, with: &scratch)
    }
    if ranked.isNarrow {
      scratch.pairs.set(scratch.resources.changes.entries.nodes, range, positions: layout.positions, in: &ranked)
    }
  }

  /// Whether what the kernel says is all that there is to say, as it mostly is.
  private func isKernelEnough(_ resources: borrowing NodeResourceTable) -> Bool {
    ranked.isNarrow && fixedCount == resources.nodeCount && constants.isEmpty && resources.areAllPlain
  }

  /// Completes what the kernel says of some nodes, where that is not all.
  private mutating func amend(
    _ nodes: NodeResourcePairs, _ range: Range<Int>, for pod: PodInfo, in cluster: ClusterView,
    with scratch: inout RankingScratch
  ) {
    let isNarrow = ranked.isNarrow
    let isFixedEverywhere = fixedCount == scratch.resources.nodeCount
    if isNarrow && constants.isEmpty && scratch.resources.areAllPlain {
      for index in 0..<2 * range.count where !fixed.contains(Int(nodes.nodes[2 * range.lowerBound + index])) {
        scratch.pairs.set(nil, at: index)
      }
      return
    }
    for index in 0..<2 * range.count {
      let node = Int(nodes.nodes[2 * range.lowerBound + index])
      var total = CapacityKernel.total(in: scratch.pairs.totals[index]).map(Int64.init)
      if !scratch.resources.records[node].isPlain {
        total = totalByTheRules(cluster.nodeID(at: node), for: pod, in: cluster)
      }
      if !isFixedEverywhere && !fixed.contains(node) { total = nil }
      if !constants.isEmpty { total = total.map { $0 + constants[node] } }
      if isNarrow {
        scratch.pairs.set(total.map { Int32(truncatingIfNeeded: $0) }, at: index)
      } else {
        ranked.set(total ?? ScoreSummary.none, at: position(of: node))
      }
    }
  }

  /// What the plugins themselves say of one node; `nil` where the pod does not fit.
  private func totalByTheRules(_ node: NodeID, for pod: PodInfo, in cluster: ClusterView) -> Int64? {
    if plugins.stateFilters.contains(where: { $0.reject(pod, on: node, in: cluster) != nil }) { return nil }
    return plugins.stateScorers.reduce(0) { $0 + $1.weight * $1.prepared.score(pod, on: node, in: cluster) }
  }
}
