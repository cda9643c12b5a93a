import StowageCluster

extension ShapeRanking {
  /// Works out all nodes anew.
  mutating func rankAll(
    by kernel: RoomKernel, for pod: PodInfo, in cluster: ClusterView, with scratch: inout RankingScratch
  ) {
    let all = scratch.rooms.allPairs
    roomPosition = scratch.rooms.changes.end
    rank(all, 0..<all.pairCount, by: kernel, for: pod, in: cluster, scratch.rooms, with: &scratch.pairs)
  }

  /// Works out the nodes anew that changed since the last call. A node that changed more than once is at the end as it is
  /// there last.
  mutating func rankChanged(
    by kernel: RoomKernel, for pod: PodInfo, in cluster: ClusterView, with scratch: inout RankingScratch
  ) {
    guard let range = scratch.rooms.changedPairs(since: roomPosition) else {
      return rankAll(by: kernel, for: pod, in: cluster, with: &scratch)
    }
    roomPosition = scratch.rooms.changes.end
    if range.isEmpty { return }
    rank(
      scratch.rooms.changes.rooms, range, by: kernel, for: pod, in: cluster, scratch.rooms, with: &scratch.pairs)
  }

  /// Works out some nodes anew.
  private mutating func rank(
    _ nodes: borrowing PairedRooms, _ range: Range<Int>, by kernel: RoomKernel, for pod: PodInfo,
    in cluster: ClusterView,
    _ rooms: borrowing NodeRooms, with pairs: inout PairTotals
  ) {
    let isNarrow = ranked.isNarrow
    let addend = isNarrow ? Int32(truncatingIfNeeded: constant) : 0
    pairs.rank(nodes.pairs, range, by: kernel, adding: addend)
    // Mostly what the kernel says is all that there is to say.
    if !isNarrow || !isFixedEverywhere || !constants.isEmpty || !rooms.areAllPlain {
      for index in 0..<2 * range.count {
        let node = Int(nodes.nodes[2 * range.lowerBound + index])
        var total = RoomKernel.total(in: pairs.totals[index]).map { Int64($0) - Int64(addend) }
        if !rooms.rooms[node].isPlain { total = totalByTheRules(NodeID(node), for: pod, in: cluster) }
        if !isFixedEverywhere && !fixed.contains(NodeID(node)) { total = nil }
        total = total.map { $0 + (constants.isEmpty ? constant : constants[node]) }
        if isNarrow {
          pairs.set(total.map { Int32(truncatingIfNeeded: $0) }, at: index)
        } else {
          ranked.set(total ?? ScoreSummary.none, at: place(of: node))
        }
      }
    }
    if isNarrow { pairs.set(nodes, range, places: places, in: &ranked) }
  }

  /// What the plugins themselves say of one node; `nil` where the pod does not fit.
  private func totalByTheRules(_ node: NodeID, for pod: PodInfo, in cluster: ClusterView) -> Int64? {
    if filters.contains(where: { $0.reject(pod, on: node, in: cluster) != nil }) { return nil }
    return scorers.reduce(0) { $0 + $1.weight * $1.plugin.score(pod, on: node, in: cluster) }
  }
}
