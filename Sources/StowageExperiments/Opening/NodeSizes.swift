import StowageModel

/// The sizes of a cluster's nodes that say whether a pod would fit on one of them, were it empty: CPU, memory, GPUs.
///
/// Sizes that another one exceeds in everything are left out, so that a few are left of thousands of nodes.
struct NodeSizes {
  private struct Size: Hashable {
    let cpu: Int64
    let memory: Int64
    let gpus: Int

    func isWithin(_ other: Size) -> Bool { cpu <= other.cpu && memory <= other.memory && gpus <= other.gpus }
  }

  private var largest: [Size] = []

  /// The sizes of `nodes`.
  ///
  /// - Complexity: O(*n* · *k*) for *n* nodes and *k* sizes that are left.
  init(_ nodes: [Node]) {
    for node in nodes {
      let size = Size(cpu: node.allocatable[.cpu], memory: node.allocatable[.memory], gpus: node.devices.count)
      if largest.contains(where: { size.isWithin($0) }) { continue }
      largest.removeAll { $0.isWithin(size) }
      largest.append(size)
    }
  }

  /// Whether some node has as much as `shape` asks for.
  func canHold(_ shape: PodShape) -> Bool {
    let wanted = Size(
      cpu: shape.requests[.cpu], memory: shape.requests[.memory], gpus: shape.gpu?.count ?? 0)
    return largest.contains { wanted.isWithin($0) }
  }
}
