import StowageCluster

/// What every node has left, and which nodes changed in turn: worked out once for the rankings of all shapes.
struct NodeRooms {
  /// By node.
  private(set) var rooms: [RoomRecord] = []
  /// The nodes that changed, oldest first; one that changed again stands there again.
  private(set) var changed: [Int32] = []
  /// The number of the first entry of ``changed`` among all that there have been.
  private var firstChange = 0
  private var identity: ClusterIdentity?
  private var nodesVersion = -1
  private var logPosition = 0
  private var latest: [NodeID] = []
  private var marks: [UInt32] = []
  private var mark: UInt32 = 0

  /// The number that the next change will have.
  var end: Int { firstChange + changed.count }

  /// The places in ``changed`` of the changes since the one numbered `position`; `nil` where it takes no more to look at all
  /// nodes, or where they are not known any more.
  func changes(since position: Int) -> Range<Int>? {
    guard position >= firstChange, end - position < rooms.count else { return nil }
    return (position - firstChange)..<changed.count
  }

  /// Takes in what changed since the last call.
  mutating func catchUp(with cluster: ClusterView) {
    let logEnd = cluster.logEnd
    let isSame = cluster.isIdentified(by: identity) && nodesVersion == cluster.nodesVersion
    if isSame && logPosition == logEnd { return }
    latest.removeAll(keepingCapacity: true)
    mark &+= 1
    if !isSame || mark == 0 {
      marks = [UInt32](repeating: 0, count: cluster.nodeCount)
      mark = 1
    }
    if isSame && cluster.addChangedNodes(since: logPosition, to: &latest, marks: &marks, mark: mark) {
      if changed.count > max(4_096, 2 * rooms.count) { forgetOldest() }
      for place in latest.indices {
        let node = latest[place]
        rooms[node.index] = RoomRecord(cluster.amounts(of: node))
        changed.append(Int32(truncatingIfNeeded: node.index))
      }
    } else {
      rooms = (0..<cluster.nodeCount).map { RoomRecord(cluster.amounts(of: NodeID($0))) }
      // One more than there have been, so that nobody takes what they know for up to date.
      firstChange = end + 1
      changed.removeAll(keepingCapacity: true)
      identity = cluster.identity
      nodesVersion = cluster.nodesVersion
    }
    logPosition = logEnd
  }

  private mutating func forgetOldest() {
    let count = changed.count / 2
    changed.removeFirst(count)
    firstChange += count
  }
}
