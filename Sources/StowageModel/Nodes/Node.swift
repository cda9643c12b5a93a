/// A machine that pods run on.
public struct Node: Hashable, Sendable {
  /// Name, labels and annotations.
  public var metadata: ObjectMeta
  /// Whether new pods are kept off (`kubectl cordon`).
  public var unschedulable: Bool
  /// What keeps pods off unless they tolerate it.
  public var taints: [Taint]
  /// What the machine has.
  public var capacity: ResourceList
  /// What of it pods may have.
  public var allocatable: ResourceList
  /// The GPUs, in the order of their index.
  public var devices: [GPUDevice]
  /// The container images that are on the machine.
  public var images: [NodeImage]

  /// A node; `capacity` is `allocatable` unless given.
  public init(
    metadata: ObjectMeta, unschedulable: Bool = false, taints: [Taint] = [], capacity: ResourceList? = nil,
    allocatable: ResourceList, devices: [GPUDevice] = [], images: [NodeImage] = []
  ) {
    self.metadata = metadata
    self.unschedulable = unschedulable
    self.taints = taints
    self.capacity = capacity ?? allocatable
    self.allocatable = allocatable
    self.devices = devices
    self.images = images
  }

  /// What its kubelet says that it can do (`status.declaredFeatures`, 1.36).
  public var declaredFeatures: [String] = []

  /// The name from the metadata, unique in a cluster.
  public var name: String { metadata.name }
}

/// A container image that lies on a node.
public struct NodeImage: Hashable, Sendable {
  /// The names it goes by.
  public var names: [String]
  /// The size on disk in bytes.
  public var sizeBytes: Int64

  /// An image with all the names that it goes by.
  public init(names: [String], sizeBytes: Int64) {
    self.names = names
    self.sizeBytes = sizeBytes
  }
}
