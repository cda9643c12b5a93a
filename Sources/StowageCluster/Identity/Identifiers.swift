/// A node's place in the cluster's tables.
@frozen
public struct NodeID: Hashable, Comparable, Sendable {
  /// The place: dense, from 0.
  public let index: Int

  /// The node at `index`.
  @inlinable
  public init(_ index: Int) { self.index = index }

  /// Whether `left` was added first.
  @inlinable
  public static func < (left: NodeID, right: NodeID) -> Bool { left.index < right.index }
}

/// A pod's place in the cluster's tables. Places of pods that have left are given to new ones.
@frozen
public struct PodID: Hashable, Sendable {
  /// The place: dense, from 0.
  public let index: Int

  /// The pod at `index`.
  @inlinable
  public init(_ index: Int) { self.index = index }
}

/// A pod shape's place in the cluster's tables.
@frozen
public struct ShapeID: Hashable, Sendable {
  /// The place: dense, from 0.
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

  /// Milli-CPU.
  public static let cpu = ResourceColumn(0)
  /// Bytes of memory.
  public static let memory = ResourceColumn(1)
  /// Bytes of local scratch storage.
  public static let ephemeralStorage = ResourceColumn(2)
  /// The number of pods.
  public static let pods = ResourceColumn(3)
  /// Thousandths of GPUs, over all devices of a node.
  public static let gpuMilli = ResourceColumn(4)
}
