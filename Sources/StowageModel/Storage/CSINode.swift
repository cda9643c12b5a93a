/// The drivers of the Container Storage Interface that are on a node (storage.k8s.io/v1). It is called like the node.
public struct CSINode: Hashable, Sendable {
  /// The node's name; an annotation lists the in-tree volumes that drivers have taken over.
  public var metadata: ObjectMeta
  /// The drivers, in the order of the manifest.
  public var drivers: [Driver]

  /// The CSI drivers on the node of this name, with their volume limits.
  public init(metadata: ObjectMeta, drivers: [Driver] = []) {
    self.metadata = metadata
    self.drivers = drivers
  }

  /// The driver called `name`, if it is on the node.
  ///
  /// - Complexity: O(*n*) in the number of the node's drivers.
  public func driver(named name: String) -> Driver? { drivers.first { $0.name == name } }

  /// A driver on a node.
  public struct Driver: Hashable, Sendable {
    /// The driver's name, as in `ebs.csi.aws.com`.
    public var name: String
    /// The name by which the driver knows the node.
    public var nodeID: String
    /// The node labels by which the driver tells places apart.
    public var topologyKeys: [String]
    /// How many of its volumes the node takes; `nil` is any number.
    public var allocatableCount: Int32?

    /// A driver on a node.
    public init(name: String, nodeID: String, topologyKeys: [String] = [], allocatableCount: Int32? = nil) {
      self.name = name
      self.nodeID = nodeID
      self.topologyKeys = topologyKeys
      self.allocatableCount = allocatableCount
    }
  }
}
