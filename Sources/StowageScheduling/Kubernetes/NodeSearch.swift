import StowageCluster

/// The search for nodes that fit: it goes through the nodes in their order, begins where the search for the pod before
/// left off, and stops once it has enough (1.34, schedule_one.go, with one worker).
@usableFromInline package struct NodeSearch {
  /// Where the next search begins in the order of all nodes.
  private(set) var start = 0

  /// What a search came to.
  struct Result {
    /// The nodes that fit, in the order in which they were found.
    var fitting: [NodeID] = []
    /// The nodes that were looked at and don't fit.
    var rejected: [NodeID] = []
  }

  package init() {}

  /// Looks through `nodes` for `enough` that fit. The search ends with the first one that would be one too many.
  func find(_ enough: Int, among nodes: [NodeID], fits: (NodeID) -> Bool) -> Result {
    var result = Result()
    for offset in nodes.indices {
      let node = nodes[(start + offset) % nodes.count]
      if !fits(node) {
        result.rejected.append(node)
      } else if result.fitting.count == enough {
        break
      } else {
        result.fitting.append(node)
      }
    }
    return result
  }

  /// Moves on past what a search looked at, in a cluster of `nodeCount` nodes.
  mutating func moveOn(past result: Result, of nodeCount: Int) {
    moveOn(by: result.fitting.count + result.rejected.count, of: nodeCount)
  }

  /// Where it begins in a cluster of `nodeCount` nodes, of which there may have been more before.
  package func start(of nodeCount: Int) -> Int { nodeCount > 0 ? start % nodeCount : 0 }

  /// Moves on by `count` nodes.
  package mutating func moveOn(by count: Int, of nodeCount: Int) {
    if nodeCount > 0 { start = (start + count) % nodeCount }
  }
}
