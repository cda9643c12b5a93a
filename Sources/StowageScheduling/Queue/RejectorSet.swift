/// The filters that kept a pod off nodes, by their indices in their policy's list of filters.
public struct RejectorSet: Hashable, Sendable {
  /// Bit *i* stands for the filter at index *i*; the last bit stands for all indices from there on.
  public private(set) var bits: UInt64

  /// The empty set: no filter rejected the pod.
  public static let none = RejectorSet(bits: 0)
  /// It is not known which: any of them.
  public static let unknown = RejectorSet(bits: .max)

  /// The filters whose bits are set.
  public init(bits: UInt64) { self.bits = bits }

  /// Whether there is none.
  public var isEmpty: Bool { bits == 0 }

  /// Adds the filter at `index`.
  public mutating func insert(_ index: Int) { bits |= 1 << UInt64(min(index, 63)) }

  /// The filters of both.
  func union(_ other: RejectorSet) -> RejectorSet { RejectorSet(bits: bits | other.bits) }

  /// Whether the filter at `index` is among them.
  public func contains(_ index: Int) -> Bool { bits >> UInt64(min(index, 63)) & 1 == 1 }
}
