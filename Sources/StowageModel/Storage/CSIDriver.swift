/// A driver of the Container Storage Interface (storage.k8s.io/v1).
public struct CSIDriver: Hashable, Sendable {
  /// The driver's name, as in `ebs.csi.aws.com`.
  public var metadata: ObjectMeta
  /// Whether the driver tells how much storage is left where, and the scheduler is to look at that.
  public var storageCapacity: Bool

  /// A driver; its storage capacity is not looked at unless told otherwise.
  public init(metadata: ObjectMeta, storageCapacity: Bool = false) {
    self.metadata = metadata
    self.storageCapacity = storageCapacity
  }
}
