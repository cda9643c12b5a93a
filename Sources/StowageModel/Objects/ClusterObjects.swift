/// Everything beside nodes and pods that scheduling looks at.
///
/// Every table keeps the order of the input, so that no result depends on the order of a hash table.
public struct ClusterObjects: Hashable, Sendable {
  /// The namespaces, for their labels.
  public var namespaces: ObjectTable<Namespace> = []
  /// The priority classes, for pods without a priority.
  public var priorityClasses: ObjectTable<PriorityClass> = []
  /// The pod disruption budgets.
  public var budgets: ObjectTable<PodDisruptionBudget> = []
  /// The services, whose selectors count in default spreading.
  public var services: ObjectTable<Service> = []
  /// Replica sets, stateful sets and their like.
  public var owners: ObjectTable<PodOwner> = []
  /// The storage classes, which say when claims are bound and where volumes can be.
  public var storageClasses: ObjectTable<StorageClass> = []
  /// The persistent volumes, in the order in which they are offered to claims.
  public var volumes: ObjectTable<PersistentVolume> = []
  /// The claims on volumes.
  public var claims: ObjectTable<PersistentVolumeClaim> = []
  /// The drivers on each node.
  public var csiNodes: ObjectTable<CSINode> = []
  /// The CSI drivers, which say whether storage capacity is looked at.
  public var csiDrivers: ObjectTable<CSIDriver> = []
  /// How much storage is left where.
  public var storageCapacities: ObjectTable<CSIStorageCapacity> = []
  /// Which volumes are attached to which nodes.
  public var volumeAttachments: ObjectTable<VolumeAttachment> = []

  /// No objects at all.
  public init() {}

  /// How many objects there are in all.
  public var count: Int {
    namespaces.count + priorityClasses.count + budgets.count + services.count + owners.count + storageClasses.count
      + volumes.count + claims.count + csiNodes.count + csiDrivers.count + storageCapacities.count
      + volumeAttachments.count
  }
}
