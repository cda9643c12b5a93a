/// Some of a node's GPUs, by their index; a node has at most 64.
@frozen
public struct DeviceSet: Hashable, Sendable {
  /// Bit *i* stands for device *i*.
  public var bits: UInt64

  /// The largest number of devices on a node.
  public static let capacity = 64

  /// The empty set.
  public static let none = DeviceSet(bits: 0)

  /// The devices whose bits are set.
  @inlinable
  public init(bits: UInt64) { self.bits = bits }

  /// The device at `index` alone.
  @inlinable
  public init(device index: Int) { bits = 1 << UInt64(index) }

  /// The number of devices in the set.
  @inlinable
  public var count: Int { bits.nonzeroBitCount }

  /// Whether there is none.
  @inlinable
  public var isEmpty: Bool { bits == 0 }

  /// Adds the device at `index`.
  @inlinable
  public mutating func insert(_ index: Int) { bits |= 1 << UInt64(index) }

  /// Whether the device at `index` is among them.
  @inlinable
  public func contains(_ index: Int) -> Bool { bits >> UInt64(index) & 1 == 1 }

  /// The indexes, lowest first.
  ///
  /// - Complexity: O(64).
  public var indexes: [Int] { (0..<Self.capacity).filter(contains) }

  /// Calls `body` with every index, lowest first.
  ///
  /// - Complexity: O(*n*) in the number of devices in the set.
  @inlinable
  public func forEach(_ body: (Int) -> Void) {
    var rest = bits
    while rest != 0 {
      body(rest.trailingZeroBitCount)
      rest &= rest - 1
    }
  }
}
