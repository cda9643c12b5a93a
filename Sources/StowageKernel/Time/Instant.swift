/// A point of simulated time: whole milliseconds since the simulation's origin.
@frozen
public struct Instant: Hashable, Comparable, Sendable, Codable {
  /// Milliseconds since the origin.
  public var milliseconds: Int64

  /// The instant `milliseconds` after the origin.
  @inlinable
  public init(milliseconds: Int64) { self.milliseconds = milliseconds }

  /// The origin of simulated time.
  public static let origin = Instant(milliseconds: 0)

  /// An instant that never comes.
  public static let never = Instant(milliseconds: .max)

  /// The instant `seconds` after the origin.
  @inlinable
  public static func seconds(_ seconds: Int64) -> Instant { Instant(milliseconds: seconds * 1_000) }

  /// Whether `left` comes before `right`.
  @inlinable
  public static func < (left: Instant, right: Instant) -> Bool { left.milliseconds < right.milliseconds }

  /// The instant that lies `length` later; ``never`` where that is out of range.
  @inlinable
  public static func + (instant: Instant, length: Milliseconds) -> Instant {
    Instant(milliseconds: (Milliseconds(instant.milliseconds) + length).count)
  }

  /// The time from `earlier` to `later`.
  @inlinable
  public static func - (later: Instant, earlier: Instant) -> Milliseconds {
    Milliseconds(later.milliseconds - earlier.milliseconds)
  }
}

extension Instant: CustomStringConvertible {
  /// The time since the origin, as in `1d2h`.
  public var description: String { Milliseconds(milliseconds).description }
}
