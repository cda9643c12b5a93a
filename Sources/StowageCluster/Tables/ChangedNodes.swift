/// The nodes on which something happened, with what they have since, in the order of the changes: a node that changed more than
/// once is here as often. Its buffers only grow.
package struct ChangedNodes {
  /// How many there are: of what else is here only so much counts.
  package private(set) var count = 0
  package private(set) var nodes: [Int32] = []
  package private(set) var amounts: [NodeAmounts] = []

  package init() {}

  /// Takes the nodes of the changes from the one numbered `position` on, all of which must be known.
  mutating func take(since position: Int, of cluster: Cluster) {
    let most = cluster.changes.end - position
    if nodes.count < most {
      nodes = [Int32](repeating: -1, count: 2 * most)
      amounts = [NodeAmounts](repeating: NodeAmounts(), count: 2 * most)
    }
    count = Self.collect(position, cluster, &nodes, &amounts)
  }

  private static func collect(
    _ position: Int, _ cluster: Cluster, _ nodes: inout [Int32], _ amounts: inout [NodeAmounts]
  ) -> Int {
    var nodes = nodes.mutableSpan
    var amounts = amounts.mutableSpan
    var count = 0
    for number in position..<cluster.changes.end {
      guard let node = cluster.changes[present: number].node else { continue }
      nodes[count] = Int32(truncatingIfNeeded: node.index)
      amounts[count] = cluster.nodes.amounts(of: node.index)
      count &+= 1
    }
    return count
  }
}
