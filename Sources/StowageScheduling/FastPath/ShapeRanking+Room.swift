import StowageCluster

extension ShapeRanking {
  /// Works out all nodes anew.
  mutating func rankAll(
    by kernel: RoomKernel, for pod: PodInfo, in cluster: ClusterView, with scratch: inout RankingScratch
  ) {
    rank(nil, by: kernel, for: pod, in: cluster, with: &scratch)
  }

  /// Works out the nodes anew that changed since the last call.
  mutating func rankChanged(
    by kernel: RoomKernel, for pod: PodInfo, in cluster: ClusterView, with scratch: inout RankingScratch
  ) {
    rank(scratch.rooms.changes(since: roomPosition), by: kernel, for: pod, in: cluster, with: &scratch)
  }

  /// Works out the nodes of some changes anew, or all of them.
  private mutating func rank(
    _ changes: Range<Int>?, by kernel: RoomKernel, for pod: PodInfo, in cluster: ClusterView,
    with scratch: inout RankingScratch
  ) {
    roomPosition = scratch.rooms.end
    let count = changes?.count ?? cluster.nodeCount
    if scratch.totals.count < count {
      scratch.totals = [Int64](repeating: ScoreSummary.none, count: 2 * count)
    }
    // First all totals, then what is above them: which of them matter there can't be foretold, and would hold up the others.
    for index in 0..<count {
      let node = changes.map { Int(scratch.rooms.changed[$0.lowerBound &+ index]) } ?? index
      scratch.totals[index] = total(of: node, by: kernel, for: pod, in: cluster, with: scratch.rooms)
    }
    if let changes, places.isEmpty {
      return ranked.set(scratch.totals.span, at: scratch.rooms.changed.span.extracting(changes))
    }
    scratch.positions.removeAll(keepingCapacity: true)
    for index in 0..<count {
      let node = changes.map { Int(scratch.rooms.changed[$0.lowerBound &+ index]) } ?? index
      scratch.positions.append(places.isEmpty ? Int32(truncatingIfNeeded: node) : places[node])
    }
    ranked.set(scratch.totals.span, at: scratch.positions.span)
  }

  @inline(__always)
  private func total(
    of node: Int, by kernel: RoomKernel, for pod: PodInfo, in cluster: ClusterView, with rooms: borrowing NodeRooms
  ) -> Int64 {
    if !isFixedEverywhere && !fixed.contains(NodeID(node)) { return ScoreSummary.none }
    let room = rooms.rooms[node]
    let known = constants.isEmpty ? constant : constants[node]
    if room.isPlain { return kernel.fits(room) ? known + kernel.score(room) : ScoreSummary.none }
    return totalByTheRules(NodeID(node), for: pod, in: cluster).map { known + $0 } ?? ScoreSummary.none
  }

  /// What the plugins themselves say of one node; `nil` where the pod does not fit.
  private func totalByTheRules(_ node: NodeID, for pod: PodInfo, in cluster: ClusterView) -> Int64? {
    if filters.contains(where: { $0.reject(pod, on: node, in: cluster) != nil }) { return nil }
    return scorers.reduce(0) { $0 + $1.weight * $1.plugin.score(pod, on: node, in: cluster) }
  }
}
