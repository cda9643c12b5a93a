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
  func score(_ nodes: [Int32], _ rooms: Span<RoomRecord>, into scores: inout [Int64]) -> Int64 {
    if scores.count < nodes.count { scores = [Int64](repeating: -1, count: 2 * nodes.count) }
    let isSimple = knowsRoom && self.nodes == nil
    let kernel = kernel
    var own = scores.mutableSpan
    var highest: Int64 = -1
    for place in nodes.indices {
      let node = Int(nodes[place])
      let room = rooms[node]
      let score: Int64
      if isSimple && room.isPlain {
        // Scored whether it fits or not: which of them do can't be foretold, and would hold up the others.
        let total = kernel.score(room)
        score = kernel.fits(room) ? total : -1
      } else {
        score = scoreWithCare(node, room)
      }
      own[place] = score
      highest = max(highest, score)
    }
    return highest
  }

  private func scoreWithCare(_ node: Int, _ room: RoomRecord) -> Int64 {
    if let nodes, !nodes.contains(NodeID(node)) { return -1 }
    if !self.room.hasRoom(for: pod, on: NodeID(node), in: cluster) { return -1 }
    if room.isPlain { return kernel.score(room) }
    return scorers.reduce(0) { $0 + $1.weight * $1.plugin.score(pod, on: NodeID(node), in: cluster) }
  }
}
