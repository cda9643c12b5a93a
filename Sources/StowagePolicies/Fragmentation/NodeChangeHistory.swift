import StowageCluster
import StowageScheduling

/// The order in which nodes changed: what has to be looked at anew by a reader that looked before.
struct NodeChangeHistory {
  /// The nodes in the order of their changes, the oldest forgotten.
  private var nodes: [Int32] = []
  /// The number of the first entry.
  private var start = 0
  /// By node: the number of its last change.
  private var lastChange: [Int] = []
  private var logPosition = 0

  init() {}

  init(nodeCount: Int, logPosition: Int) {
    lastChange = Array(repeating: -1, count: nodeCount)
    self.logPosition = logPosition
  }

  /// The number that the next change will have.
  var end: Int { start + nodes.count }

  /// Takes in what the cluster's log has of new; `changed` is told each node that
  /// something happened on, once a change.
  mutating func follow(_ cluster: ClusterView, changed: (Int) -> Void) {
    if logPosition < cluster.logStart {
      // What happened in between is forgotten: any node may have changed.
      for node in lastChange.indices { note(node) }
      for node in lastChange.indices { changed(node) }
      logPosition = cluster.logEnd
      return
    }
    while logPosition < cluster.logEnd {
      if let node = cluster.change(present: logPosition).node, lastChange.indices.contains(node.index) {
        note(node.index)
        changed(node.index)
      }
      logPosition += 1
    }
  }

  private mutating func note(_ node: Int) {
    if nodes.count >= 4 * lastChange.count + 1_024 {
      let half = nodes.count / 2
      nodes.removeFirst(half)
      start += half
    }
    lastChange[node] = end
    nodes.append(Int32(truncatingIfNeeded: node))
  }

  /// Calls `body` with each node that changed since the change numbered `position`, once.
  func forEachNode(since position: Int, _ body: (Int) -> Void) {
    if position < start || end - position > lastChange.count {
      for (node, last) in lastChange.enumerated() where last >= position { body(node) }
    } else {
      for number in position..<end {
        let node = Int(nodes[number - start])
        if lastChange[node] == number { body(node) }
      }
    }
  }
}
