import StowageCluster

extension ShapeRanking {
  /// Works out all nodes anew.
  mutating func rankAll(
    by kernel: RoomKernel, for pod: PodInfo, in cluster: ClusterView, with scratch: inout RankingScratch
  ) {
    let all = scratch.rooms.allPairs
    let range = 0..<all.pairs.count
    roomPosition = scratch.rooms.changes.end
    scratch.pairs.rank(all.pairs, range, by: kernel, adding: addend)
    if isUniform(scratch.rooms) {
      scratch.pairs.set(all, range, places: places, in: &ranked)
    } else {
      setWithCare(all, range, for: pod, in: cluster, with: &scratch)
    }
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
    scratch.pairs.rank(scratch.rooms.changes.rooms.pairs, range, by: kernel, adding: addend)
    if isUniform(scratch.rooms) {
      scratch.pairs.set(scratch.rooms.changes.rooms, range, places: places, in: &ranked)
    } else {
      setWithCare(scratch.rooms.changes.rooms, range, for: pod, in: cluster, with: &scratch)
    }
  }

  /// What the kernel adds to its totals.
  private var addend: Int32 { ranked.isNarrow ? Int32(truncatingIfNeeded: constant) : 0 }

  /// Whether what the kernel says is all that there is to say, of all nodes.
  private func isUniform(_ rooms: borrowing NodeRooms) -> Bool {
    ranked.isNarrow && isFixedEverywhere && constants.isEmpty && rooms.areAllPlain
  }

  /// Sets the totals of nodes of which some are not plain, or fixed scores differ, or some node is out whatever it has left.
  private mutating func setWithCare(
    _ rooms: PairedRooms, _ range: Range<Int>, for pod: PodInfo, in cluster: ClusterView,
    with scratch: inout RankingScratch
  ) {
    let common = Int64(addend)
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
