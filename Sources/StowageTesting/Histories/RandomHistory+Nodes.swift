import StowageCluster
import StowageKernel
import StowageModel

extension RandomHistory {
  /// Beyond this, nodes join rarely, so that histories stay quick.
  private static let usualLimit = 60

  mutating func addNode() throws(ClusterError) -> Bool {
    guard view.nodeCount < Self.usualLimit || random.once(in: 8) else { return false }
    let nodes = RandomNodes(traits)
    let node = gone.isEmpty || random.once(in: 3) ? nodes.node(joined, &random) : gone.removeFirst()
    joined += 1
    // One that had left may have come back under its name meanwhile.
    if view.node(named: node.name) != nil { return false }
    try change { cluster throws(ClusterError) in try cluster.add(node) }
    return true
  }

  mutating func changeNode(
    _ body: (inout Node, RandomNodes, inout RandomStream) -> Void
  ) throws(ClusterError) -> Bool {
    guard let id = anyNode() else { return false }
    var node = view.node(id)
    body(&node, RandomNodes(traits), &random)
    try update(node)
    return true
  }

  private func update(_ node: Node) throws(ClusterError) {
    try change { cluster throws(ClusterError) in try cluster.update(node) }
  }

  /// A node goes down, and with it most of the pods on it, before or after.
  mutating func failNode() throws(ClusterError) -> Bool {
    guard let id = anyNode() else { return false }
    let node = view.node(id)
    if failed.contains(where: { $0.name == node.name }) { return false }
    failed.append(node)
    let down = RandomNodes(traits).failed(node, &random)
    let isFirst = random.once(in: 2)
    if isFirst { try update(down) }
    for pod in view.pods(on: id) where !random.once(in: 8) { pushOut(pod, cause: .nodeLost) }
    if !isFirst { try update(down) }
    return true
  }

  mutating func recoverNode() throws(ClusterError) -> Bool {
    guard !failed.isEmpty else { return false }
    try update(failed.remove(at: random.next(below: failed.count)))
    return true
  }

  /// A node leaves, and its pods with it; it may come back one day, as it was or another.
  mutating func removeNode() throws(ClusterError) -> Bool {
    guard let id = anyNode() else { return false }
    let node = view.node(id)
    failed.removeAll { $0.name == node.name }
    gone.append(random.once(in: 2) ? node : RandomNodes(traits).changed(node, &random))
    let left = Set(view.pods(on: id))
    running.removeAll { left.contains($0) }
    try change { cluster throws(ClusterError) in try cluster.remove(id, cause: .nodeLost) }
    return true
  }

  mutating func changeObjects() {
    let changed = RandomObjects(traits).changed(view.objects, nodes: max(1, view.nodeCount), &random)
    change { $0.replaceObjects(with: changed) }
  }
}
