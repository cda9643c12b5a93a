import StowageCluster

/// The nodes on which something changed since a look at the cluster's log, in memory that is used again.
struct NodeChanges {
  private var position: Int
  /// By slot: the last look at which it was among them.
  private var marks: [UInt32] = []
  private var mark: UInt32 = 0
  private var slots: [Int] = []

  /// What has happened to `cluster` so far is not looked at.
  init(since cluster: ClusterView) { position = cluster.logEnd }

  /// Puts the nodes on which something changed since the last look into `nodes`, each once.
  ///
  /// - Returns: Whether all of them are known; `false` where the log has forgotten some.
  mutating func read(_ cluster: ClusterView, into nodes: inout [NodeID]) -> Bool {
    nodes.removeAll(keepingCapacity: true)
    defer { position = cluster.logEnd }
    if position == cluster.logEnd { return true }
    if marks.count < cluster.nodeSlots {
      marks.append(contentsOf: repeatElement(0, count: cluster.nodeSlots - marks.count))
    }
    if mark == .max {
      marks = Array(repeating: 0, count: marks.count)
      mark = 0
    }
    mark += 1
    slots.removeAll(keepingCapacity: true)
    let areAllKnown = cluster.addChangedNodes(since: position, to: &slots, marks: &marks, mark: mark)
    for slot in slots { nodes.append(cluster.nodeID(at: slot)) }
    return areAllKnown
  }
}
