import StowageCluster

/// What filters and scores say of nodes for one pod: by formulas where a node is plain, else by the plugins.
struct NodeRule {
  let kernel: RoomKernel
  /// Whether the kernel knows all that the pod asks for.
  let knowsRoom: Bool
  let room: NodeResourcesFit
  /// The nodes that other filters leave; `nil` where they have no say.
  let nodes: NodeSet?
  let scorers: [Profile.Scorer]
  let isEvennessScored: Bool
  let pod: PodInfo
  let cluster: ClusterView

  /// Works out what the scores of the nodes that were found add up to, in the totals of `work`; returns the highest, -1 where
  /// the pod fits on none.
  func score(_ found: borrowing GroupSearch, _ rooms: borrowing NodeRooms, with work: inout ScanWork) -> Int64 {
    work.rank(found.nodes, found.count, rooms.rooms, by: kernel)
    if !knowsRoom || nodes != nil || !rooms.areAllPlain {
      for place in 0..<found.count {
        let node = Int(found.nodes[place])
        let total = rooms.rooms[node].isPlain ? RoomKernel.total(in: work.pairs.totals[place]) : byTheRules(node)
        work.pairs.set(total.flatMap { isOut(node) ? nil : $0 }, at: place)
      }
    }
    return work.pairs.highest(of: found.count)
  }

  /// Whether something else than what the kernel knows is against the node.
  private func isOut(_ node: Int) -> Bool {
    if let nodes, !nodes.contains(NodeID(node)) { return true }
    return !knowsRoom && !room.hasRoom(for: pod, on: NodeID(node), in: cluster)
  }

  private func byTheRules(_ node: Int) -> Int32? {
    if !room.hasRoom(for: pod, on: NodeID(node), in: cluster) { return nil }
    return Int32(
      truncatingIfNeeded: scorers.reduce(0) {
        $0 + $1.weight * $1.plugin.score(pod, on: NodeID(node), in: cluster)
      })
  }
}

/// Room to work in for a scan.
struct ScanWork {
  /// Of the nodes of the last call.
  var pairs = PairTotals()
  private var rooms: [RoomPair] = []

  /// Works out the totals of the first `count` of `nodes`.
  mutating func rank(_ nodes: [Int32], _ count: Int, _ records: [RoomRecord], by kernel: borrowing RoomKernel) {
    let pairCount = (count + 1) / 2
    if rooms.count < pairCount {
      rooms = [RoomPair](repeating: RoomPair(RoomRecord(), RoomRecord()), count: 2 * pairCount)
    }
    Self.pair(nodes, count, records, &rooms)
    pairs.rank(rooms, 0..<pairCount, by: kernel, adding: 0)
  }

  /// Puts nodes side by side; the last of an odd number stands beside itself.
  private static func pair(_ nodes: [Int32], _ count: Int, _ records: [RoomRecord], _ pairs: inout [RoomPair]) {
    let records = records.span
    let nodes = nodes.span
    var pairs = pairs.mutableSpan
    for index in 0..<(count + 1) / 2 {
      pairs[index] = RoomPair(
        records[Int(nodes[2 &* index])], records[Int(nodes[min(2 &* index &+ 1, count &- 1)])])
    }
  }
}
