import StowageCluster

extension ShapeRanking {
  /// Works out all nodes anew.
  mutating func rankAll(
    by kernel: RoomKernel, for pod: PodInfo, in cluster: ClusterView, with scratch: inout RankingScratch
  ) {
    let all = scratch.rooms.allPairs
    roomPosition = scratch.rooms.changes.end
    rank(all, 0..<all.pairs.count, by: kernel, for: pod, in: cluster, with: &scratch)
  }

  /// Works out the nodes anew that changed since the last call.
  mutating func rankChanged(
    by kernel: RoomKernel, for pod: PodInfo, in cluster: ClusterView, with scratch: inout RankingScratch
  ) {
    guard let changes = scratch.rooms.changedPairs(since: roomPosition) else {
      return rankAll(by: kernel, for: pod, in: cluster, with: &scratch)
    }
    roomPosition = scratch.rooms.changes.end
    if changes.isEmpty { return }
    rank(scratch.rooms.changes.rooms, changes, by: kernel, for: pod, in: cluster, with: &scratch)
  }

  /// Works out the nodes of some pairs anew. A node that is there more than once is at the end as it is there last.
  private mutating func rank(
    _ rooms: PairedRooms, _ range: Range<Int>, by kernel: RoomKernel, for pod: PodInfo, in cluster: ClusterView,
    with scratch: inout RankingScratch
  ) {
    scratch.pairs.rank(
      rooms, range, by: kernel, adding: Int32(truncatingIfNeeded: ranked.isNarrow ? constant : 0))
    if ranked.isNarrow && isFixedEverywhere && constants.isEmpty && scratch.rooms.areAllPlain {
      scratch.pairs.set(rooms, range, places: places, in: &ranked)
    } else {
      setWithCare(rooms, range, for: pod, in: cluster, with: &scratch)
    }
  }

  /// Sets the totals of nodes of which some are not plain, or fixed scores differ, or some node is out whatever it has left.
  private mutating func setWithCare(
    _ rooms: PairedRooms, _ range: Range<Int>, for pod: PodInfo, in cluster: ClusterView,
    with scratch: inout RankingScratch
  ) {
    let common = ranked.isNarrow ? constant : 0
    scratch.totals.removeAll(keepingCapacity: true)
    scratch.positions.removeAll(keepingCapacity: true)
    for index in 0..<2 * range.count {
      let node = Int(rooms.nodes[2 * range.lowerBound + index])
      let total = RoomKernel.total(in: scratch.pairs.totals[index]).map { Int64($0) - common }
      scratch.totals.append(
        known(total, of: node, for: pod, in: cluster, isPlain: scratch.rooms.rooms[node].isPlain))
      scratch.positions.append(places.isEmpty ? Int32(truncatingIfNeeded: node) : places[node])
    }
    ranked.set(scratch.totals.span, at: scratch.positions.span)
  }

  /// What all scores of a node add up to, of which the kernel says `total` where it is plain.
  private func known(
    _ total: Int64?, of node: Int, for pod: PodInfo, in cluster: ClusterView, isPlain: Bool
  ) -> Int64 {
    if !isFixedEverywhere && !fixed.contains(NodeID(node)) { return ScoreSummary.none }
    let own = isPlain ? total : totalByTheRules(NodeID(node), for: pod, in: cluster)
    return own.map { $0 + (constants.isEmpty ? constant : constants[node]) } ?? ScoreSummary.none
  }

  /// What the plugins themselves say of one node; `nil` where the pod does not fit.
  private func totalByTheRules(_ node: NodeID, for pod: PodInfo, in cluster: ClusterView) -> Int64? {
    if filters.contains(where: { $0.reject(pod, on: node, in: cluster) != nil }) { return nil }
    return scorers.reduce(0) { $0 + $1.weight * $1.plugin.score(pod, on: node, in: cluster) }
  }
}
