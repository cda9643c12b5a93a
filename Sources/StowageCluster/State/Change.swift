/// One change of the cluster: an entry of its log.
public struct Change: Hashable, Sendable {
  /// What happened.
  public let kind: Kind
  /// Whether the pod's deletion had been asked for before.
  package let wasTerminating: Bool
  /// The place of the pod's shape; below 0 for changes of nodes.
  package let shapeIndex: Int32
  /// The number of the pod's shape among all that this cluster has had: a place is given to another shape in time.
  package let shapeSerial: UInt32
  private let podIndex: Int32
  private let nodeIndex: Int32

  /// The pod it happened to; `nil` for changes of nodes.
  public var pod: PodID? { podIndex < 0 ? nil : PodID(Int(podIndex)) }

  /// The node it happened on; `nil` for pods that are on none.
  public var node: NodeID? { nodeIndex < 0 ? nil : NodeID(Int(nodeIndex)) }

  /// What can happen to a cluster.
  public enum Kind: UInt8, Hashable, Sendable {
    /// A node joined.
    case nodeAdded
    /// A node's labels, taints, amounts or anything else of its object changed.
    case nodeChanged
    /// A pod arrived and waits.
    case podArrived
    /// A waiting pod was bound to a node.
    case podBound
    /// A running pod was taken off its node and waits again.
    case podUnbound
    /// A running pod ended and left its node.
    case podCompleted
    /// A running pod was pushed off its node and left the cluster.
    case podEvicted
    /// A waiting pod was given up.
    case podDropped
    /// A running pod's deletion was asked for; it still holds what it has.
    case podTerminating
  }

  init(kind: Kind, node: NodeID) {
    self.kind = kind
    nodeIndex = Int32(truncatingIfNeeded: node.index)
    podIndex = -1
    wasTerminating = false
    shapeIndex = -1
    shapeSerial = 0
  }

  init(kind: Kind, pod: PodID, node: NodeID?, wasTerminating: Bool, shapeIndex: Int, shapeSerial: UInt32) {
    self.kind = kind
    podIndex = Int32(truncatingIfNeeded: pod.index)
    nodeIndex = node.map { Int32(truncatingIfNeeded: $0.index) } ?? -1
    self.wasTerminating = wasTerminating
    self.shapeIndex = Int32(truncatingIfNeeded: shapeIndex)
    self.shapeSerial = shapeSerial
  }

  /// Some of the things that can happen.
  public struct Kinds: OptionSet, Hashable, Sendable {
    /// Bit *i* stands for the kind of raw value *i*.
    public let rawValue: UInt16

    /// The kinds whose bits are set.
    public init(rawValue: UInt16) { self.rawValue = rawValue }

    /// One kind alone.
    public init(_ kind: Kind) { rawValue = 1 << kind.rawValue }

    /// A pod was bound.
    public static let podBound = Kinds(.podBound)
    /// A running pod was taken off its node.
    public static let podUnbound = Kinds(.podUnbound)
    /// A running pod ended.
    public static let podCompleted = Kinds(.podCompleted)
    /// A running pod was pushed off its node.
    public static let podEvicted = Kinds(.podEvicted)
  }
}

/// The cluster's changes, numbered from 0. The oldest are forgotten, so that memory stays bounded.
public struct ChangeLog: Sendable {
  /// The change numbered *n* is at *n* modulo the ring's full length, a power of two.
  private var ring: [Change] = []
  private let mask: Int
  private let capacity: Int

  /// The number that the next change will have.
  public private(set) var end = 0

  init(capacity: Int) {
    self.capacity = capacity
    var length = 1
    while length < capacity { length <<= 1 }
    mask = length - 1
  }

  /// The number of the oldest change that is still known.
  public var start: Int { max(0, end - capacity) }

  mutating func append(_ change: Change) {
    if ring.count <= mask { ring.append(change) } else { ring[end & mask] = change }
    end += 1
  }

  /// The nodes that pods were bound to or left since the change numbered `position`, each once, in the order in which
  /// they first changed; `nil` where that reaches back to changes that have been forgotten, so that any may have.
  public func nodes(since position: Int, of kinds: Change.Kinds) -> [NodeID]? {
    guard position >= start else { return nil }
    var nodes: [NodeID] = []
    // Mostly it is one node or two, which a look at the list finds sooner than a set.
    var seen = Set<NodeID>()
    for number in position..<end {
      let change = ring[number & mask]
      guard let node = change.node, kinds.contains(Change.Kinds(change.kind)), nodes.last != node else { continue }
      if nodes.count < 8 {
        if nodes.contains(node) { continue }
      } else {
        if seen.isEmpty { seen.formUnion(nodes) }
        if !seen.insert(node).inserted { continue }
      }
      nodes.append(node)
    }
    return nodes
  }

  /// Adds every node that a change since the one numbered `position` happened on to `nodes`, each once;
  /// `false` where that reaches back to changes that have been forgotten.
  ///
  /// - Parameters:
  ///   - marks: By node: the last call in which it was added.
  ///   - mark: The number of this call.
  package func addNodes(
    since position: Int, to nodes: inout [NodeID], marks: inout [UInt32], mark: UInt32
  ) -> Bool {
    guard position >= start else { return false }
    for number in position..<end {
      guard let node = ring[number & mask].node, marks[node.index] != mark else { continue }
      marks[node.index] = mark
      nodes.append(node)
    }
    return true
  }

  /// Calls `body` with every change from the one numbered `position` on, as long as it says so; `false` where it did not,
  /// or where changes among them have been forgotten.
  package func forEachChange(since position: Int, _ body: (Change) -> Bool) -> Bool {
    guard position >= start else { return false }
    for number in position..<end where !body(ring[number & mask]) { return false }
    return true
  }

  /// The change numbered `number`, which must be known.
  @inline(__always)
  subscript(known number: Int) -> Change { ring[number & mask] }

  /// The change numbered `number`; `nil` where it has been forgotten or not happened yet.
  public subscript(number: Int) -> Change? {
    number >= start && number < end ? ring[number & mask] : nil
  }
}
