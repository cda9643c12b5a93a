/// The slots of the nodes that changed, each once, in memory that is used again.
package struct ChangedSlots {
  /// The slots that were read last.
  package private(set) var slots: [Int] = []
  /// By slot: the last reading in which it was among them.
  private var marks: [UInt32] = []
  private var mark: UInt32 = 0

  /// Among so many changes a node is sooner found by a look at the list than by its mark.
  private static let few = 4

  /// None yet.
  package init() {}

  /// Reads the slots of the nodes that changed since the change numbered `position`.
  ///
  /// - Returns: Whether all of them are known; `false` where the log has forgotten some.
  /// - Complexity: O(*n*) in the number of changes.
  package mutating func read(since position: Int, of cluster: ClusterView) -> Bool {
    slots.removeAll(keepingCapacity: true)
    if cluster.logEnd - position <= Self.few { return cluster.addFewChangedNodes(since: position, to: &slots) }
    if marks.count != cluster.nodeSlots || mark == .max {
      marks = [UInt32](repeating: 0, count: cluster.nodeSlots)
      mark = 0
    }
    mark += 1
    return cluster.addChangedNodes(since: position, to: &slots, marks: &marks, mark: mark)
  }
}
