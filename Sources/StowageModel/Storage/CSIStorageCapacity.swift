/// How much storage of one class is left in one place (storage.k8s.io/v1).
public struct CSIStorageCapacity: Hashable, Sendable {
  /// Name and namespace, which mean nothing.
  public var metadata: ObjectMeta
  /// The name of the storage class whose volumes take this capacity.
  public var storageClassName: String
  /// The nodes that reach the place; `nil` is none, the empty selector every one.
  public var nodeTopology: LabelSelector?
  /// What is left there, in bytes; `nil` where that is not known.
  public var capacityBytes: Int64?
  /// The largest volume that can be made there, in bytes; `nil` where that is not known.
  public var maximumVolumeSizeBytes: Int64?

  /// What is left in one place.
  public init(
    metadata: ObjectMeta, storageClassName: String, nodeTopology: LabelSelector? = nil, capacityBytes: Int64? = nil,
    maximumVolumeSizeBytes: Int64? = nil
  ) {
    self.metadata = metadata
    self.storageClassName = storageClassName
    self.nodeTopology = nodeTopology
    self.capacityBytes = capacityBytes
    self.maximumVolumeSizeBytes = maximumVolumeSizeBytes
  }
}
