/// A piece of storage in the cluster (core/v1).
public struct PersistentVolume: Hashable, Sendable {
  /// Name, labels and annotations. Labels tell the zone and region of volumes that a cloud made.
  public var metadata: ObjectMeta
  /// Its size in bytes.
  public var capacityBytes: Int64
  /// The ways in which it may be mounted.
  public var accessModes: [AccessMode]
  /// The storage class as the specification has it; ``className`` is the one that counts.
  public var storageClassName: String
  /// What it is to containers.
  public var volumeMode: VolumeMode
  /// The claim that it is bound to or reserved for.
  public var claimRef: ClaimReference?
  /// The nodes that can reach it; `nil` is every node.
  public var nodeAffinity: NodeSelector?
  /// How far the volume's life has come.
  public var phase: Phase
  /// What is behind it.
  public var source: Source

  /// A volume; a file system of no class that every node can reach unless told otherwise.
  public init(
    metadata: ObjectMeta, capacityBytes: Int64, accessModes: [AccessMode] = [.readWriteOnce],
    storageClassName: String = "", volumeMode: VolumeMode = .filesystem, claimRef: ClaimReference? = nil,
    nodeAffinity: NodeSelector? = nil, phase: Phase = .pending, source: Source = .other("hostPath")
  ) {
    self.metadata = metadata
    self.capacityBytes = capacityBytes
    self.accessModes = accessModes
    self.storageClassName = storageClassName
    self.volumeMode = volumeMode
    self.claimRef = claimRef
    self.nodeAffinity = nodeAffinity
    self.phase = phase
    self.source = source
  }

  /// The class of its attributes, such as its throughput; empty for none (`volumeAttributesClassName`, 1.34).
  public var attributesClassName = ""

  /// The storage class that it belongs to, empty for none: the beta annotation's where that is there, as in Kubernetes
  /// (component-helpers/storage/volume, 1.34).
  public var className: String { metadata.annotations[StorageAnnotation.betaClass] ?? storageClassName }

  /// What is behind a volume.
  public enum Source: Hashable, Sendable {
    /// A driver of the Container Storage Interface, and the name by which that driver knows the volume.
    case csi(driver: String, volumeHandle: String)
    /// A disk that the scheduler knows by itself.
    case inTree(InTreeVolume)
    /// Something else, by its field in the specification, as in `nfs`.
    case other(String)
  }

  /// Where a volume stands.
  public enum Phase: String, Hashable, Sendable, CaseIterable {
    /// Not yet available.
    case pending = "Pending"
    /// Ready, and bound to no claim.
    case available = "Available"
    /// Bound to a claim.
    case bound = "Bound"
    /// Its claim is gone, and it has not been cleared yet.
    case released = "Released"
    /// It could not be cleared.
    case failed = "Failed"
  }
}

/// The claim that a volume is bound to or reserved for (`ObjectReference` of core/v1).
public struct ClaimReference: Hashable, Sendable {
  /// The namespace of the claim.
  public var namespace: String
  /// The name of the claim in its namespace.
  public var name: String
  /// The claim's unique identifier; empty where the volume is reserved for a claim of that name, not yet bound.
  public var uid: String

  /// A link to a claim.
  public init(namespace: String, name: String, uid: String = "") {
    self.namespace = namespace
    self.name = name
    self.uid = uid
  }
}

/// The annotations by which volumes and claims tell what their specification does not.
public enum StorageAnnotation {
  /// The storage class, before there was a field for it.
  public static let betaClass = "volume.beta.kubernetes.io/storage-class"
  /// On claims: the volume controller has completed the binding.
  public static let bindCompleted = "pv.kubernetes.io/bind-completed"
  /// On claims: the node that the scheduler has chosen, for which a volume is to be made.
  public static let selectedNode = "volume.kubernetes.io/selected-node"
}
