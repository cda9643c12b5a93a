/// A pod, and the node that it is on.
public struct PodOnNode: Hashable, Sendable, CustomStringConvertible {
  /// The pod, as `namespace/name`.
  public let pod: String
  /// The name of the node.
  public let node: String
  /// Whether the pod is being deleted.
  public let isTerminating: Bool

  /// `pod` on `node`.
  public init(_ pod: String, on node: String, isTerminating: Bool = false) {
    self.pod = pod
    self.node = node
    self.isTerminating = isTerminating
  }

  /// Both names, and whether the pod is going.
  public var description: String { "\(pod) on \(node)" + (isTerminating ? " (being deleted)" : "") }
}

/// The nodes that have one value of a label: what affinity and spreading call a topology domain.
public struct TopologyDomain: Hashable, Sendable, CustomStringConvertible {
  /// The key of the label.
  public let topologyKey: String
  /// The value that the nodes have in common.
  public let value: String

  /// The nodes with this label.
  public init(_ topologyKey: String, _ value: String) {
    self.topologyKey = topologyKey
    self.value = value
  }

  /// The label, as `key=value`.
  public var description: String { "\(topologyKey)=\(value)" }
}
