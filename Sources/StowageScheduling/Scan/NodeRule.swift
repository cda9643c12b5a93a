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

  /// The sum of the scores; `nil` where the pod does not fit.
  @inline(__always)
  func score(_ node: Int, _ rooms: Span<RoomRecord>) -> Int64? {
    if let nodes, !nodes.contains(NodeID(node)) { return nil }
    let record = rooms[node]
    if !(knowsRoom && record.isPlain) {
      if !room.hasRoom(for: pod, on: NodeID(node), in: cluster) { return nil }
      return record.isPlain ? kernel.score(record) : scoreByPlugins(node)
    }
    return kernel.fits(record) ? kernel.score(record) : nil
  }

  private func scoreByPlugins(_ node: Int) -> Int64 {
    scorers.reduce(0) { $0 + $1.weight * $1.plugin.score(pod, on: NodeID(node), in: cluster) }
  }
}
