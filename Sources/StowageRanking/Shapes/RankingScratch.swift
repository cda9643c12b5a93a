import StowageCluster
import StowageScheduling

/// Buffers that rankings share.
struct RankingScratch {
  /// What all nodes have left.
  var resources = NodeResourceTable()
  /// What plugins say by their own rules.
  var sums = NodeSums()
  /// What kernels make of nodes.
  var pairs = PairTotals()
  /// The nodes that are worked out.
  var nodes: [NodeID] = []
  private var changed = ChangedSlots()

  /// The slots of the nodes that changed since the change numbered `position`, each once; `nil` where that is no longer known.
  mutating func takeChangedNodes(since position: Int, in cluster: ClusterView) -> [Int]? {
    changed.read(since: position, of: cluster) ? changed.slots : nil
  }
}
