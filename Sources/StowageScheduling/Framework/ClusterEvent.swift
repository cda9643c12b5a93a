public import StowageModel

/// A change of the cluster that may let a pod be placed that could not be before.
///
/// Changes that only take capacity are told as well: a pod that must be near another waits for that one to be bound.
public enum ClusterEvent: Sendable {
  /// A node was added.
  case nodeAdded(Node)
  /// A node is not what it was.
  case nodeChanged(from: Node, to: Node)
  /// A node was removed.
  case nodeRemoved(Node)
  /// A pod of this shape was bound to a node.
  case podBound(PodShape)
  /// A pod of this shape gave back the capacity that it held: it was on a node, or a node was nominated for it.
  case podRemoved(PodShape)
  /// A claim was made, or changed from what it was.
  case claimChanged(from: PersistentVolumeClaim?, to: PersistentVolumeClaim)
  /// A volume was made, or changed from what it was.
  case volumeChanged(from: PersistentVolume?, to: PersistentVolume)
  /// A storage class was made, or changed from what it was.
  case storageClassChanged(from: StorageClass?, to: StorageClass)
  /// A node's drivers were made known, or changed from what they were.
  case csiNodeChanged(from: CSINode?, to: CSINode)
  /// How much storage is left somewhere was told, or changed from what it was.
  case storageCapacityChanged(from: CSIStorageCapacity?, to: CSIStorageCapacity)
  /// A volume was detached from a node.
  case attachmentRemoved(VolumeAttachment)

  /// Kinds of events, by which plugins say what they want to hear of.
  public struct Kinds: OptionSet, Hashable, Sendable {
    /// One bit a kind.
    public let rawValue: UInt16

    /// The kinds whose bits are set.
    public init(rawValue: UInt16) { self.rawValue = rawValue }

    /// A node was added.
    public static let nodeAdded = Kinds(rawValue: 1 << 0)
    /// What pods may have of a node changed, its GPUs included.
    public static let nodeAllocatable = Kinds(rawValue: 1 << 1)
    /// A node's labels changed.
    public static let nodeLabels = Kinds(rawValue: 1 << 2)
    /// A node's taints changed, or it was uncordoned.
    public static let nodeTaints = Kinds(rawValue: 1 << 3)
    /// A node was removed.
    public static let nodeRemoved = Kinds(rawValue: 1 << 4)
    /// A pod was bound.
    public static let podBound = Kinds(rawValue: 1 << 5)
    /// A pod gave back its capacity.
    public static let podRemoved = Kinds(rawValue: 1 << 6)
    /// A claim was made or changed.
    public static let claims = Kinds(rawValue: 1 << 7)
    /// A volume was made or changed.
    public static let volumes = Kinds(rawValue: 1 << 8)
    /// A storage class was made or changed.
    public static let storageClasses = Kinds(rawValue: 1 << 9)
    /// A node's drivers were made known or changed.
    public static let csiNodes = Kinds(rawValue: 1 << 10)
    /// What storage is left somewhere was told or changed.
    public static let storageCapacities = Kinds(rawValue: 1 << 11)
    /// A volume was detached.
    public static let attachments = Kinds(rawValue: 1 << 12)
    /// What a node declares that it can do changed.
    public static let nodeFeatures = Kinds(rawValue: 1 << 13)
    /// Events of every kind.
    public static let all = Kinds(rawValue: .max)
  }

  /// What kinds of events this is: a changed node can be several, or none where nothing that matters changed.
  public var kinds: Kinds {
    switch self {
    case .nodeAdded: .nodeAdded
    case .nodeChanged(let old, let new): Self.kinds(from: old, to: new)
    case .nodeRemoved: .nodeRemoved
    case .podBound: .podBound
    case .podRemoved: .podRemoved
    case .claimChanged: .claims
    case .volumeChanged: .volumes
    case .storageClassChanged: .storageClasses
    case .csiNodeChanged: .csiNodes
    case .storageCapacityChanged: .storageCapacities
    case .attachmentRemoved: .attachments
    }
  }

  private static func kinds(from old: Node, to new: Node) -> Kinds {
    var kinds: Kinds = []
    if old.allocatable != new.allocatable || old.devices != new.devices { kinds.insert(.nodeAllocatable) }
    if old.declaredFeatures != new.declaredFeatures { kinds.insert(.nodeFeatures) }
    if old.metadata.labels != new.metadata.labels { kinds.insert(.nodeLabels) }
    // Uncordoning counts as a change of taints, as in kube-scheduler; cordoning helps no pod.
    if old.taints != new.taints || old.unschedulable && !new.unschedulable { kinds.insert(.nodeTaints) }
    return kinds
  }
}
