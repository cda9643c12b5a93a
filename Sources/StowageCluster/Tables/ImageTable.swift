import StowageModel

/// An image that lies on nodes.
public struct ImageState: Hashable, Sendable {
  /// Its size in bytes on each node that has it, by the node's index.
  public internal(set) var sizes: [Int: Int64] = [:]

  /// The number of nodes that have it.
  public var nodeCount: Int { sizes.count }
}

/// The images that lie on nodes, by name.
struct ImageTable {
  private(set) var states: [String: ImageState] = [:]

  mutating func remove(_ node: Node, at id: NodeID) {
    for image in node.images {
      for name in image.names {
        states[name]?.sizes[id.index] = nil
        if states[name]?.sizes.isEmpty == true { states[name] = nil }
      }
    }
  }

  mutating func append(_ node: Node, at id: NodeID) {
    for image in node.images {
      for name in image.names { states[name, default: ImageState()].sizes[id.index] = image.sizeBytes }
    }
  }
}
