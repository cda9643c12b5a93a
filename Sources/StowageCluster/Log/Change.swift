/// One change of the cluster: an entry of its log.
public struct Change: Hashable, Sendable {
  /// What happened: decides which of the other fields are set.
  public let kind: Kind
  /// Why.
  public let cause: Cause
  /// Whether the pod's deletion had been asked for before.
  package let wasTerminating: Bool
  /// The slot of the pod's shape; below 0 for changes of nodes and objects.
  package let shapeIndex: Int32
  /// The number of the pod's shape among all that this cluster has had: a slot is given to another shape in time.
  package let shapeSerial: UInt32
  private let podSlot: Int32
  private let podGeneration: UInt32
  let nodeSlot: Int32
  private let nodeGeneration: UInt32

  /// The pod it happened to; `nil` for changes of nodes and objects.
  public var pod: PodID? { podSlot < 0 ? nil : PodID(Int(podSlot), generation: podGeneration) }

  /// The node it happened on; `nil` for pods that are on none, and for objects.
  public var node: NodeID? { nodeSlot < 0 ? nil : NodeID(Int(nodeSlot), generation: nodeGeneration) }

  /// The pod's shape, by its slot at that time; `nil` for changes of nodes and objects.
  package var shape: ShapeID? { shapeIndex < 0 ? nil : ShapeID(Int(shapeIndex)) }

  /// What can happen to a cluster.
  public enum Kind: UInt8, Hashable, Sendable, CaseIterable {
    /// A node was added to the cluster.
    case nodeAdded
    /// A node's labels, taints, amounts or anything else of its object changed.
    case nodeChanged
    /// A node left; the pods that were on it had been evicted before.
    case nodeRemoved
    /// A pod arrived and waits.
    case podArrived
    /// A waiting pod was bound to a node.
    case podBound
    /// A running pod was taken off its node and waits again.
    case podUnbound
    /// A running pod ended and left its node and the cluster.
    case podCompleted
    /// A running pod left its node and the cluster before its time.
    case podEvicted
    /// A waiting pod was given up, or deleted: it left the cluster.
    case podDropped
    /// A running pod's deletion was asked for; it still holds what it has.
    case podTerminating
    /// When a running pod began to run was told.
    case podStarted
    /// A node is nominated for a waiting pod: Kubernetes' `nominatedNodeName`.
    case podNominated
    /// A node is no longer nominated for a pod.
    case nominationCleared
    /// An object beside nodes and pods was made or replaced.
    case objectPut
    /// An object beside nodes and pods was deleted.
    case objectDeleted
  }

  init(kind: Kind, cause: Cause, node: NodeID) {
    self.kind = kind
    self.cause = cause
    nodeSlot = node.slot
    nodeGeneration = node.generation
    (podSlot, podGeneration) = (-1, 0)
    wasTerminating = false
    shapeIndex = -1
    shapeSerial = 0
  }

  init(kind: Kind, cause: Cause) {
    self.kind = kind
    self.cause = cause
    (podSlot, podGeneration) = (-1, 0)
    (nodeSlot, nodeGeneration) = (-1, 0)
    wasTerminating = false
    shapeIndex = -1
    shapeSerial = 0
  }

  init(
    kind: Kind, cause: Cause, pod: PodID, node: NodeID?, wasTerminating: Bool, shapeIndex: Int, shapeSerial: UInt32
  ) {
    self.kind = kind
    self.cause = cause
    podSlot = pod.slot
    podGeneration = pod.generation
    nodeSlot = node?.slot ?? -1
    nodeGeneration = node?.generation ?? 0
    self.wasTerminating = wasTerminating
    self.shapeIndex = Int32(truncatingIfNeeded: shapeIndex)
    self.shapeSerial = shapeSerial
  }

  /// Some of the things that can happen.
  public struct Kinds: OptionSet, Hashable, Sendable {
    /// Bit *i* stands for the kind of raw value *i*.
    public let rawValue: UInt16

    /// The kinds whose bits are set.
    @inlinable
    public init(rawValue: UInt16) { self.rawValue = rawValue }

    /// The set with this kind alone.
    public init(_ kind: Kind) { rawValue = 1 << kind.rawValue }

    /// A pod was bound.
    public static let podBound = Kinds(.podBound)
    /// A running pod was taken off its node.
    public static let podUnbound = Kinds(.podUnbound)
    /// A running pod ended.
    public static let podCompleted = Kinds(.podCompleted)
    /// A running pod left before its time.
    public static let podEvicted = Kinds(.podEvicted)
    /// A node joined, left, or is not what it was.
    public static let nodes: Kinds = [Kinds(.nodeAdded), Kinds(.nodeChanged), Kinds(.nodeRemoved)]
    /// What pods take of nodes changed.
    public static let usage: Kinds = [.podBound, .podUnbound, .podCompleted, .podEvicted]
    /// Everything.
    public static let all = Kinds(rawValue: .max)
    /// The bits that stand for a kind.
    static let everyKind = UInt16((1 << Kind.allCases.count) - 1)
  }
}
