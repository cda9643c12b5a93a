/// A volume that is, or is to be, attached to a node (storage.k8s.io/v1).
public struct VolumeAttachment: Hashable, Sendable {
  /// Its name.
  public var metadata: ObjectMeta
  /// The driver that attaches it, as in `ebs.csi.aws.com`.
  public var attacher: String
  /// The node.
  public var nodeName: String
  /// The volume's name; `nil` for one that a pod names directly.
  public var persistentVolumeName: String?
  /// Whether it is attached already.
  public var attached: Bool

  /// An attachment.
  public init(
    metadata: ObjectMeta, attacher: String, nodeName: String, persistentVolumeName: String? = nil,
    attached: Bool = false
  ) {
    self.metadata = metadata
    self.attacher = attacher
    self.nodeName = nodeName
    self.persistentVolumeName = persistentVolumeName
    self.attached = attached
  }
}
