/// An object beside nodes and pods, which others name by kind, namespace and name.
public protocol ClusterObject: Hashable, Sendable {
  /// Name and namespace; the namespace is empty for kinds that have none.
  var metadata: ObjectMeta { get }
  /// Tells objects of one type and name apart where Kubernetes has several kinds for the type; empty where it has one.
  var kindInTable: String { get }
  /// Which kind the type stands for.
  static var objectKind: ObjectKind { get }
  /// The table of ``ClusterObjects`` that holds objects of the type.
  static var table: WritableKeyPath<ClusterObjects, ObjectTable<Self>> { get }
}

extension ClusterObject {
  /// Empty: Kubernetes has one kind for the type.
  public var kindInTable: String { "" }
}

extension PodOwner: ClusterObject {
  /// The owner's kind, as in `ReplicaSet`.
  public var kindInTable: String { kind.rawValue }
  /// An owner of pods.
  public static var objectKind: ObjectKind { .podOwner }
  /// ``ClusterObjects/owners``.
  public static var table: WritableKeyPath<ClusterObjects, ObjectTable<PodOwner>> { \.owners }
}

extension Namespace: ClusterObject {
  /// A `Namespace`.
  public static var objectKind: ObjectKind { .namespace }
  /// ``ClusterObjects/namespaces``.
  public static var table: WritableKeyPath<ClusterObjects, ObjectTable<Namespace>> { \.namespaces }
}

extension PriorityClass: ClusterObject {
  /// A `PriorityClass`.
  public static var objectKind: ObjectKind { .priorityClass }
  /// ``ClusterObjects/priorityClasses``.
  public static var table: WritableKeyPath<ClusterObjects, ObjectTable<PriorityClass>> { \.priorityClasses }
}

extension PodDisruptionBudget: ClusterObject {
  /// A `PodDisruptionBudget`.
  public static var objectKind: ObjectKind { .podDisruptionBudget }
  /// ``ClusterObjects/budgets``.
  public static var table: WritableKeyPath<ClusterObjects, ObjectTable<PodDisruptionBudget>> { \.budgets }
}

extension Service: ClusterObject {
  /// A `Service`.
  public static var objectKind: ObjectKind { .service }
  /// ``ClusterObjects/services``.
  public static var table: WritableKeyPath<ClusterObjects, ObjectTable<Service>> { \.services }
}

extension PersistentVolume: ClusterObject {
  /// A `PersistentVolume`.
  public static var objectKind: ObjectKind { .persistentVolume }
  /// ``ClusterObjects/volumes``.
  public static var table: WritableKeyPath<ClusterObjects, ObjectTable<PersistentVolume>> { \.volumes }
}

extension PersistentVolumeClaim: ClusterObject {
  /// A `PersistentVolumeClaim`.
  public static var objectKind: ObjectKind { .persistentVolumeClaim }
  /// ``ClusterObjects/claims``.
  public static var table: WritableKeyPath<ClusterObjects, ObjectTable<PersistentVolumeClaim>> { \.claims }
}

extension StorageClass: ClusterObject {
  /// A `StorageClass`.
  public static var objectKind: ObjectKind { .storageClass }
  /// ``ClusterObjects/storageClasses``.
  public static var table: WritableKeyPath<ClusterObjects, ObjectTable<StorageClass>> { \.storageClasses }
}

extension CSINode: ClusterObject {
  /// A `CSINode`.
  public static var objectKind: ObjectKind { .csiNode }
  /// ``ClusterObjects/csiNodes``.
  public static var table: WritableKeyPath<ClusterObjects, ObjectTable<CSINode>> { \.csiNodes }
}

extension CSIDriver: ClusterObject {
  /// A `CSIDriver`.
  public static var objectKind: ObjectKind { .csiDriver }
  /// ``ClusterObjects/csiDrivers``.
  public static var table: WritableKeyPath<ClusterObjects, ObjectTable<CSIDriver>> { \.csiDrivers }
}

extension CSIStorageCapacity: ClusterObject {
  /// A `CSIStorageCapacity`.
  public static var objectKind: ObjectKind { .csiStorageCapacity }
  /// ``ClusterObjects/storageCapacities``.
  public static var table: WritableKeyPath<ClusterObjects, ObjectTable<CSIStorageCapacity>> { \.storageCapacities }
}

extension VolumeAttachment: ClusterObject {
  /// A `VolumeAttachment`.
  public static var objectKind: ObjectKind { .volumeAttachment }
  /// ``ClusterObjects/volumeAttachments``.
  public static var table: WritableKeyPath<ClusterObjects, ObjectTable<VolumeAttachment>> { \.volumeAttachments }
}
