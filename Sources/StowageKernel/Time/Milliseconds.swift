/// A length of time in whole milliseconds.
@frozen
public struct Milliseconds: Hashable, Comparable, Sendable, Codable {
  /// The number of milliseconds; may be negative.
  public var count: Int64

  /// A length of `count` milliseconds.
  @inlinable
  public init(_ count: Int64) { self.count = count }

  /// No time at all.
  public static let zero = Milliseconds(0)

  /// The longest length that can be told; stands for "never ends".
  public static let infinite = Milliseconds(.max)

  /// A length of `count` seconds.
  @inlinable
  public static func seconds(_ count: Int64) -> Milliseconds { Milliseconds(count * 1_000) }

  /// Whether `left` is the shorter time.
  @inlinable
  public static func < (left: Milliseconds, right: Milliseconds) -> Bool { left.count < right.count }

  /// The sum, which stays at the ends of the range instead of overflowing.
  @inlinable
  public static func + (left: Milliseconds, right: Milliseconds) -> Milliseconds {
    let (sum, overflow) = left.count.addingReportingOverflow(right.count)
    return Milliseconds(overflow ? (right.count > 0 ? .max : .min) : sum)
  }

  /// The length in seconds, for display.
  @inlinable
  public var seconds: Double { Double(count) / 1_000 }
}

extension Milliseconds: CustomStringConvertible {
  /// The length in its largest fitting units, as in `1d2h3m4s` or `250ms`.
  public var description: String {
    if self == .infinite { return "never" }
    if count == 0 { return "0s" }
    var rest = count.magnitude
    var text = count < 0 ? "-" : ""
    for (unit, size) in [("d", UInt64(86_400_000)), ("h", 3_600_000), ("m", 60_000), ("s", 1_000), ("ms", 1)] {
      let amount = rest / size
      rest %= size
      if amount > 0 { text += "\(amount)\(unit)" }
    }
    return text
  }
}
