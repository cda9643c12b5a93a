import StowageCluster
import StowageScheduling

/// What every node has left, and a list of what was found after changes: worked out once for the rankings of all shapes.
struct NodeResourceTable {
  /// By node.
  private(set) var records: [NodeResourceRecord] = []
  private(set) var changes = NodeResourceChanges()
  /// Whether all nodes are plain, and have been since all were last looked at.
  private(set) var areAllPlain = true
  private var identity: ClusterIdentity?
  /// How many nodes there are.
  private(set) var nodeCount = 0
  private var logPosition = 0
  private var changed = ChangedNodes()

  /// The pairs of ``changes`` in which those since the one numbered `position` are, perhaps with one before them; `nil` where
  /// it takes no more to look at all nodes, or where they are not known any more.
  @inline(__always)
  func changedPairs(since position: Int) -> Range<Int>? { changes.pairs(since: position, below: records.count) }

  /// All nodes, side by side.
  var allPairs: NodeResourcePairs {
    var pairs = NodeResourcePairs()
    pairs.append(records.indices.map { Int32(truncatingIfNeeded: $0) }, records.count, of: records)
    return pairs
  }

  /// Takes in what changed since the last call.
  mutating func catchUp(with cluster: ClusterView) {
    let logEnd = cluster.logEnd
    let isSame = cluster.isIdentified(by: identity)
    if isSame && logPosition == logEnd { return }
    // A change costs as much as a node, but for the many that are on none.
    if isSame && logEnd - logPosition < 8 * max(records.count, 64) && takeChanges(of: cluster) {
      changes.forgetOldest(beyond: max(4_096, 2 * records.count))
    } else {
      records = (0..<cluster.nodeSlots).map { NodeResourceRecord(cluster.amounts(of: NodeID($0))) }
      areAllPlain = records.allSatisfy(\.isPlain)
      changes.forgetAll()
      identity = cluster.identity
    }
    nodeCount = cluster.nodeCount
    logPosition = logEnd
  }

  /// Takes in the nodes of the changes since the last call; `false` where they are not all known any more. A node that changed
  /// more than once is taken in as often, as it is now.
  private mutating func takeChanges(of cluster: ClusterView) -> Bool {
    guard cluster.take(changesSince: logPosition, into: &changed) else { return false }
    while records.count < cluster.nodeSlots { records.append(NodeResourceRecord()) }
    changes.reserveCapacity(for: changed.count, nodeCount: records.count)
    areAllPlain = Self.takeIn(changed, &records, &changes) && areAllPlain
    return true
  }

  /// Writes down what the changed nodes have; whether all of those are plain.
  private static func takeIn(
    _ changed: borrowing ChangedNodes, _ records: inout [NodeResourceRecord], _ changes: inout NodeResourceChanges
  ) -> Bool {
    let nodes = changed.nodes.span
    let amounts = changed.amounts.span
    var records = records.mutableSpan
    var areAllPlain = true
    for index in 0..<changed.count {
      let record = NodeResourceRecord(amounts[index])
      areAllPlain = areAllPlain && record.isPlain
      records[Int(nodes[index])] = record
      changes.append(nodes[index], record)
    }
    return areAllPlain
  }
}
