import StowageCluster

/// What filters and scores say of one node for one pod: by formulas where the node is plain, else by the plugins.
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

  /// Writes what the scores of each of `nodes` add up to, and -1 where the pod does not fit; returns the highest.
  func score(_ nodes: [Int32], _ rooms: Span<RoomRecord>, into scores: inout [Int64], with work: inout Work) -> Int64 {
    if scores.count < nodes.count { scores = [Int64](repeating: -1, count: 2 * nodes.count) }
    work.rank(nodes, rooms, by: kernel)
    let isSimple = knowsRoom && self.nodes == nil
    let totals = work.totals
    var own = scores.mutableSpan
    var highest: Int64 = -1
    for place in nodes.indices {
      let node = Int(nodes[place])
      let total = rooms[node].isPlain ? RoomKernel.total(in: totals[place]) ?? -1 : nil
      let score = isSimple ? total.map(Int64.init) ?? scoreByTheRules(node) : scoreWithCare(node, total)
      own[place] = score
      highest = max(highest, score)
    }
    return highest
  }

  /// - Parameter total: What the kernel says, of a plain node.
  private func scoreWithCare(_ node: Int, _ total: Int32?) -> Int64 {
    if let nodes, !nodes.contains(NodeID(node)) { return -1 }
    guard let total else { return scoreByTheRules(node) }
    return knowsRoom || room.hasRoom(for: pod, on: NodeID(node), in: cluster) ? Int64(total) : -1
  }

  private func scoreByTheRules(_ node: Int) -> Int64 {
    if !room.hasRoom(for: pod, on: NodeID(node), in: cluster) { return -1 }
    return scorers.reduce(0) { $0 + $1.weight * $1.plugin.score(pod, on: NodeID(node), in: cluster) }
  }

  /// Room to work in.
  struct Work {
    private var rooms = PairedRooms()
    private var pairs = PairTotals()

    var totals: [UInt64] { pairs.totals }

    /// Works out the totals of `nodes`.
    mutating func rank(_ nodes: [Int32], _ records: Span<RoomRecord>, by kernel: RoomKernel) {
      rooms.removeAll()
      for node in nodes { rooms.append(node, records[Int(node)]) }
      pairs.rank(rooms, 0..<rooms.pairs.count, by: kernel, adding: 0)
    }
  }
}
