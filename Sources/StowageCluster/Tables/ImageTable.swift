import StowageModel

/// An image that lies on nodes.
public struct ImageState: Hashable, Sendable {
  /// Its size in bytes, as the first node that has it tells it: kube-scheduler's cache keeps one size a name (1.34).
  public let sizeBytes: Int64
  /// The indexes of the nodes that have it.
  public internal(set) var nodes: Set<Int> = []

  /// The number of nodes that have it.
  public var nodeCount: Int { nodes.count }
}

/// The images that lie on nodes, by name.
struct ImageTable {
  private(set) var states: [String: ImageState] = [:]
  /// How often something changed of it.
  private(set) var version = 0

  mutating func remove(_ node: Node, at slot: Int) {
    if node.images.isEmpty { return }
    version += 1
    for image in node.images {
      for name in image.names {
        states[name]?.nodes.remove(slot)
        if states[name]?.nodes.isEmpty == true { states[name] = nil }
      }
    }
  }

  mutating func insert(_ node: Node, at slot: Int) {
    if node.images.isEmpty { return }
    version += 1
    for image in node.images {
      for name in image.names { states[name, default: ImageState(sizeBytes: image.sizeBytes)].nodes.insert(slot) }
    }
  }
}
