public import StowageKernel

/// A level that holds between changes, such as a queue's length, and its exact mean over time.
public struct TimeWeightedLevel: Sendable {
  /// The level as it is now.
  public private(set) var level: Int64 = 0
  /// Up to where the area has been summed; never before the start.
  private var since: Instant
  private var lastChange: Instant
  private let start: Instant
  private var area: Int128 = 0
  /// The highest level so far; levels that held for no time count as well.
  public private(set) var peak: Int64 = 0

  /// A level of 0 from `start` on.
  public init(from start: Instant) {
    self.start = start
    since = start
    lastChange = Instant(milliseconds: .min)
  }

  /// The level is `level` from `time` on. Before the start a level is only taken over: it counts from the start on.
  ///
  /// - Precondition: `time` is not before the last change.
  public mutating func set(_ level: Int64, at time: Instant) {
    precondition(time >= lastChange, "a level can't change in the past")
    lastChange = time
    if time > since {
      area += Int128(self.level) * Int128((time - since).count)
      since = time
    }
    self.level = level
    peak = time < start ? level : max(peak, level)
  }

  /// The mean level from the start to `time`; where no time has passed, the level itself.
  ///
  /// The sum is exact; only the quotient is rounded.
  public func mean(until time: Instant) -> Double {
    let length = (time - start).count
    guard length > 0 else { return Double(level) }
    return Double(area + Int128(level) * Int128((time - since).count)) / Double(length)
  }
}
