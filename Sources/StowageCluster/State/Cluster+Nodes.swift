public import StowageModel

extension Cluster {
  /// Adds a node, empty. It has the slot of a node that has left, where there is one.
  ///
  /// - Throws: Where there is a node of that name, or an amount is out of range.
  @discardableResult
  public func add(_ node: Node, cause: Cause = .external) throws(ClusterError) -> NodeID {
    let slot = try nodes.insert(node)
    do {
      try devices.insert(node, at: slot)
    } catch {
      nodes.remove(at: slot)
      throw error
    }
    images.insert(node, at: slot)
    let id = nodes.id(at: slot)
    changes.append(Change(kind: .nodeAdded, cause: cause, node: id), .node(before: nil, after: node))
    return id
  }

  /// Replaces what is known of a node: its labels, taints, amounts, images, whether it is cordoned. Its pods stay, also
  /// where it has too little for them now.
  ///
  /// - Throws: Where there is no node of that name, an amount is out of range, or the GPUs are others than before.
  /// - Complexity: O(*d*) in the number of the node's resources and images.
  public func update(_ node: Node, cause: Cause = .external) throws(ClusterError) {
    guard let slot = nodes.index(ofName: node.name) else { throw .noSuchNode(name: node.name) }
    let before = nodes.nodes[slot]
    guard before.devices == node.devices else { throw .devicesChanged(node: node.name) }
    try nodes.replace(node, at: slot)
    if before.images != node.images {
      images.remove(before, at: slot)
      images.insert(node, at: slot)
    }
    changes.append(
      Change(kind: .nodeChanged, cause: cause, node: nodes.id(at: slot)), .node(before: before, after: node))
  }

  /// Takes a node out of the cluster. The pods on it are evicted for `cause` first, the last of its list first, and the
  /// nominations of waiting pods to it cleared.
  ///
  /// - Returns: The pods that were on it, in the order in which they were evicted.
  /// - Throws: Where the node is not here (any more).
  /// - Complexity: O(*p*) in the number of its pods, and O(*n*) in the number of nodes where it was the largest.
  @discardableResult
  public func remove(_ node: NodeID, cause: Cause) throws(ClusterError) -> [PodID] {
    guard nodes.contains(node) else { throw .noSuchNodeID(index: node.index) }
    let slot = node.index
    var evicted: [PodID] = []
    while let pod = nodes.pods[slot].last {
      evict(pod, cause: cause)
      evicted.append(pod)
    }
    for pod in nominations.pods(on: node) { clearNomination(of: pod, cause: cause) }
    let before = nodes.nodes[slot]
    images.remove(before, at: slot)
    devices.remove(at: slot)
    nodes.remove(at: slot)
    changes.append(Change(kind: .nodeRemoved, cause: cause, node: node), .node(before: before, after: nil))
    return evicted
  }
}
