/// A wish for storage, which a volume fulfils (core/v1).
public struct PersistentVolumeClaim: Hashable, Sendable {
  /// Name, namespace, identifier and annotations.
  public var metadata: ObjectMeta
  /// What is wished for.
  public var spec: PersistentVolumeClaimSpec
  /// Whether the claim has a volume.
  public var phase: Phase

  /// A claim; it is not bound unless told otherwise.
  public init(metadata: ObjectMeta, spec: PersistentVolumeClaimSpec, phase: Phase = .pending) {
    self.metadata = metadata
    self.spec = spec
    self.phase = phase
  }

  /// The storage class asked for, empty for none: the beta annotation's where that is there, as in Kubernetes
  /// (component-helpers/storage/volume, 1.34).
  public var className: String {
    metadata.annotations[StorageAnnotation.betaClass] ?? spec.storageClassName ?? ""
  }

  /// Whether the volume controller has completed its binding. The annotation's value does not matter.
  public var isBindCompleted: Bool { metadata.annotations[StorageAnnotation.bindCompleted] != nil }

  /// Whether it has a volume for good: one is named and the binding is complete.
  public var isFullyBound: Bool { !spec.volumeName.isEmpty && isBindCompleted }

  /// The node for which the scheduler has asked for a volume; `nil` where it has not.
  public var selectedNode: String? { metadata.annotations[StorageAnnotation.selectedNode] }

  /// Where a claim stands.
  public enum Phase: String, Hashable, Sendable, CaseIterable {
    /// The claim has no volume yet.
    case pending = "Pending"
    /// The claim is bound to a volume.
    case bound = "Bound"
    /// Its volume is gone.
    case lost = "Lost"
  }
}

/// What a claim wishes for; also the template of a pod's ephemeral volume (core/v1).
public struct PersistentVolumeClaimSpec: Hashable, Sendable {
  /// The ways in which the volume must be mountable, all of them.
  public var accessModes: [AccessMode]
  /// How large it must be at least, in bytes.
  public var requestBytes: Int64
  /// The storage class. Empty asks for a volume without a class; `nil` leaves it to the cluster's default class.
  public var storageClassName: String?
  /// The volume, where it is bound or asks for a particular one.
  public var volumeName: String
  /// What the volume must be to containers.
  public var volumeMode: VolumeMode
  /// The labels that the volume must have; `nil` is no condition.
  public var selector: LabelSelector?

  /// A wish for `requestBytes` bytes of storage.
  public init(
    accessModes: [AccessMode] = [.readWriteOnce], requestBytes: Int64, storageClassName: String? = nil,
    volumeName: String = "", volumeMode: VolumeMode = .filesystem, selector: LabelSelector? = nil
  ) {
    self.accessModes = accessModes
    self.requestBytes = requestBytes
    self.storageClassName = storageClassName
    self.volumeName = volumeName
    self.volumeMode = volumeMode
    self.selector = selector
  }

  /// The class of attributes that the volume must have, such as its throughput; empty is met by a volume of none alone
  /// (`volumeAttributesClassName`, 1.34).
  public var attributesClassName = ""
}
