/// A volume that is, or is to be, attached to a node (storage.k8s.io/v1).
public struct VolumeAttachment: Hashable, Sendable {
  /// The name; attachments have no namespace.
  public var metadata: ObjectMeta
  /// The driver that attaches it, as in `ebs.csi.aws.com`.
  public var attacher: String
  /// The name of the node that the volume is attached to.
  public var nodeName: String
  /// The volume's name; `nil` for one that a pod names directly.
  public var persistentVolumeName: String?
  /// Whether it is attached already.
  public var attached: Bool

  /// A volume that is attached, or about to be attached, to a node.
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
