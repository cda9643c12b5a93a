/// An object beside nodes and pods, which others name by kind, namespace and name.
public protocol ClusterObject: Hashable, Sendable {
  /// Name and namespace; the namespace is empty for kinds that have none.
  var metadata: ObjectMeta { get }
  /// Tells objects of one type and name apart where Kubernetes has several kinds for the type; empty where it has one.
  var kindInTable: String { get }
}

extension ClusterObject {
  /// Empty: Kubernetes has one kind for the type.
  public var kindInTable: String { "" }
}

extension PodOwner: ClusterObject {
  /// The owner's kind, as in `ReplicaSet`.
  public var kindInTable: String { kind.rawValue }
}

extension Namespace: ClusterObject {}
extension PriorityClass: ClusterObject {}
extension PodDisruptionBudget: ClusterObject {}
extension Service: ClusterObject {}
extension PersistentVolume: ClusterObject {}
extension PersistentVolumeClaim: ClusterObject {}
extension StorageClass: ClusterObject {}
extension CSINode: ClusterObject {}
extension CSIDriver: ClusterObject {}
extension CSIStorageCapacity: ClusterObject {}
extension VolumeAttachment: ClusterObject {}
