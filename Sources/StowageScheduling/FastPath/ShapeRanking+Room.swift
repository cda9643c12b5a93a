import StowageCluster

extension ShapeRanking {
  /// Works out all nodes anew.
  mutating func rankAll(
    by kernel: RoomKernel, for pod: PodInfo, in cluster: ClusterView, with scratch: inout RankingScratch
  ) {
    roomPosition = scratch.rooms.end
    let nodes = (0..<cluster.nodeCount).map { Int32(truncatingIfNeeded: $0) }
    rank(nodes.span, by: kernel, for: pod, in: cluster, with: &scratch)
  }

  /// Works out the nodes anew that changed since the last call.
  mutating func rankChanged(
    by kernel: RoomKernel, for pod: PodInfo, in cluster: ClusterView, with scratch: inout RankingScratch
  ) {
    guard let changes = scratch.rooms.changes(since: roomPosition) else {
      return rankAll(by: kernel, for: pod, in: cluster, with: &scratch)
    }
    roomPosition = scratch.rooms.end
    let changed = scratch.rooms.changed
    rank(changed.span.extracting(changes), by: kernel, for: pod, in: cluster, with: &scratch)
  }

  /// First all totals, then what is above them: which of them matter there can't be foretold, and would hold up the others.
  private mutating func rank(
    _ nodes: Span<Int32>, by kernel: RoomKernel, for pod: PodInfo, in cluster: ClusterView,
    with scratch: inout RankingScratch
  ) {
    if scratch.totals.count < nodes.count {
      scratch.totals = [Int64](repeating: ScoreSummary.none, count: 2 * nodes.count)
    }
    for index in nodes.indices {
      scratch.totals[index] = total(of: Int(nodes[index]), by: kernel, for: pod, in: cluster, with: scratch.rooms)
    }
    if places.isEmpty {
      ranked.set(scratch.totals.span, at: nodes)
    } else {
      scratch.positions.removeAll(keepingCapacity: true)
      for index in nodes.indices { scratch.positions.append(places[Int(nodes[index])]) }
      ranked.set(scratch.totals.span, at: scratch.positions.span)
    }
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
