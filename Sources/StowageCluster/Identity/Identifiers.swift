/// A node of a cluster: a slot in its tables, and how many nodes had the slot before.
///
/// Slots of nodes that have left are given to others, which are other nodes all the same: an identifier that is out of
/// date equals none of today's, and ``ClusterView/contains(_:)-(NodeID)`` tells it.
@frozen
public struct NodeID: Hashable, Comparable, Sendable {
  @usableFromInline let slot: Int32
  /// How many nodes had the slot before.
  @usableFromInline let generation: UInt32

  /// The slot, from 0: the index of the node's entry in columns such as ``ClusterView/free(_:)``.
  @inlinable
  public var index: Int { Int(slot) }

  /// The node that was the first at `index`, or a later one where a generation is given.
  ///
  /// In a cluster that nodes have left, ask ``ClusterView/nodeID(at:)`` for the one that is there now.
  @inlinable
  public init(_ index: Int, generation: UInt32 = 0) {
    slot = Int32(truncatingIfNeeded: index)
    self.generation = generation
  }

  /// Whether `left` has the lower slot, or had the same one before `right`.
  @inlinable
  public static func < (left: NodeID, right: NodeID) -> Bool {
    (left.slot, left.generation) < (right.slot, right.generation)
  }
}

/// A pod of a cluster: a slot in its tables, and how many pods had the slot before.
///
/// Slots of pods that have left are given to others. An identifier that is out of date stands for a pod that is
/// ``PodState/gone``, never for the one that has its slot now.
@frozen
public struct PodID: Hashable, Sendable {
  @usableFromInline let slot: Int32
  /// How many pods had the slot before.
  @usableFromInline let generation: UInt32

  /// The slot, from 0.
  @inlinable
  public var index: Int { Int(slot) }

  /// The pod that was the first at `index`, or a later one where a generation is given.
  @inlinable
  public init(_ index: Int, generation: UInt32 = 0) {
    slot = Int32(truncatingIfNeeded: index)
    self.generation = generation
  }

  /// The identifier as one number, and back: what an event's token holds.
  @inlinable
  public var token: UInt64 { UInt64(UInt32(bitPattern: slot)) << 32 | UInt64(generation) }

  /// The pod whose ``token-swift.property`` this is.
  @inlinable
  public init(token: UInt64) {
    slot = Int32(truncatingIfNeeded: token >> 32)
    generation = UInt32(truncatingIfNeeded: token)
  }
}

/// A pod shape's slot in the cluster's tables.
@frozen
public struct ShapeID: Hashable, Sendable {
  /// The slot: dense, from 0.
  public let index: Int

  /// The shape at `index`.
  @inlinable
  public init(_ index: Int) { self.index = index }
}

/// A resource's column in the cluster's tables.
@frozen
public struct ResourceColumn: Hashable, Sendable {
  /// The column's number, from 0.
  public let index: Int

  /// The column numbered `index`.
  @inlinable
  public init(_ index: Int) { self.index = index }

  /// CPU, in milli-CPU.
  public static let cpu = ResourceColumn(0)
  /// Memory, in bytes.
  public static let memory = ResourceColumn(1)
  /// Bytes of local scratch storage.
  public static let ephemeralStorage = ResourceColumn(2)
  /// The number of pods.
  public static let pods = ResourceColumn(3)
  /// Thousandths of GPUs, over all devices of a node.
  public static let gpuMilli = ResourceColumn(4)
}
