import StowageCluster

/// The nodes on which something changed since a look at the cluster's log, in memory that is used again.
struct ChangedNodeReader {
  private var position: Int
  private var changed = ChangedSlots()

  /// What has happened to `cluster` so far is not looked at.
  init(since cluster: ClusterView) { position = cluster.logEnd }

  /// Puts the nodes on which something changed since the last look into `nodes`, each once.
  ///
  /// - Returns: Whether all of them are known; `false` where the log has forgotten some.
  mutating func read(_ cluster: ClusterView, into nodes: inout [NodeID]) -> Bool {
    // One by one: mostly it is one, for which replacing a range takes ten times as long.
    while !nodes.isEmpty { nodes.removeLast() }
    defer { position = cluster.logEnd }
    if position == cluster.logEnd { return true }
    let areAllKnown = changed.read(since: position, of: cluster)
    cluster.appendNodes(at: changed.slots, to: &nodes)
    return areAllKnown
  }
}
