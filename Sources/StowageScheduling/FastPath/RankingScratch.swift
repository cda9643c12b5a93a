import StowageCluster

/// Room to work in that rankings share.
struct RankingScratch {
  /// What all nodes have left.
  var rooms = NodeRooms()
  /// What plugins say by their own rules.
  var sums = NodeSums()
  /// What kernels make of nodes.
  var pairs = PairTotals()
  private var changed: [Int] = []
  private var marks: [UInt32] = []
  private var mark: UInt32 = 0

  /// The slots of the nodes that changed since the change numbered `position`, each once; `nil` where that is no longer known.
  mutating func takeChangedNodes(since position: Int, in cluster: ClusterView) -> [Int]? {
    if marks.count != cluster.nodeSlots || mark == .max {
      marks = [UInt32](repeating: 0, count: cluster.nodeSlots)
      mark = 0
    }
    mark += 1
    changed.removeAll(keepingCapacity: true)
    return cluster.addChangedNodes(since: position, to: &changed, marks: &marks, mark: mark) ? changed : nil
  }
}
