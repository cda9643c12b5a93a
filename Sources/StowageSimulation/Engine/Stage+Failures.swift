import StowageCluster
import StowageKernel
import StowageModel

/// A node that has failed and is not back.
struct FailedNode {
  /// As it was when it failed.
  let object: Node
  /// When it comes back; ``Instant/never`` for a node that stays away.
  var returns: Instant
  /// The token of its coming back, where that is to come.
  var repair: UInt64?
}

extension Stage {
  /// Lets the node called `name` fail until `time`; one that has failed already returns at the later of both times.
  ///
  /// - Returns: Whether there is such a node, here or failed.
  func fail(_ name: String, until time: Instant) throws -> Bool {
    if let node = view.node(named: name) {
      if let repair = failed[name]?.repair { cancel(repair) }
      let object = view.node(node)
      try carryOut(.removeNode(node, .nodeLost))
      failed[name] = FailedNode(object: object, returns: time)
    } else if let before = failed[name] {
      if time <= before.returns { return true }
      if let repair = before.repair { cancel(repair) }
      failed[name]?.returns = time
    } else {
      return false
    }
    try planReturn(of: name)
    return true
  }

  private func planReturn(of name: String) throws {
    guard let node = failed[name] else { return }
    if node.returns <= now {
      failed[name] = nil
      try carryOut(.addNode(node.object, .external))
    } else {
      failed[name]?.repair = postpone(.addNode(node.object, .external), to: node.returns)
    }
  }

  /// The nodes that have failed and are not back, in the order of their names.
  var failedNodes: [Node] {
    failed.values.map(\.object).filter { view.node(named: $0.name) == nil }.sorted { $0.name < $1.name }
  }
}
