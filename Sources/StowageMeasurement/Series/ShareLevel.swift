public import StowageKernel

/// How much of a total is used, over time, where both may change: a cluster may grow and shrink.
///
/// The mean is what was used over what there was, each summed over time, so that an hour with ten nodes weighs ten times an
/// hour with one. While the total stays the same all sums are exact.
public struct ShareLevel: Sendable {
  /// What there is as it is now.
  public private(set) var total: Int64
  private var weight: Int64
  private let start: Instant
  /// The level since the total or its weight changed last.
  private var level: TimeWeightedLevel
  private var levelStart: Instant
  /// Used and total, summed over the time before; both times the weight.
  private var earlier = (used: 0.0, total: 0.0)
  /// The highest share before.
  private var earlierPeak: (used: Int64, total: Int64) = (0, 0)

  /// Nothing used of `total` from `start` on.
  ///
  /// - Parameter weight: What `total` stands for, where it is a mere scale: the mean over times of different weights
  ///   counts each by its weight.
  public init(from start: Instant, of total: Int64, weight: Int64? = nil) {
    self.start = start
    self.total = total
    self.weight = weight ?? total
    level = TimeWeightedLevel(from: start)
    levelStart = start
  }

  /// From `time` on, `used` of `total` is used. Before the start it is only taken over: it counts from the start on.
  ///
  /// - Precondition: `time` is not before the last change.
  public mutating func set(_ used: Int64, of total: Int64, at time: Instant) {
    set(used, of: total, weight: total, at: time)
  }

  /// The same, where `total` is a mere scale that stands for `weight`.
  ///
  /// - Precondition: `time` is not before the last change.
  public mutating func set(_ used: Int64, of total: Int64, weight: Int64, at time: Instant) {
    if total != self.total || weight != self.weight { begin(total, weight, at: time) }
    level.set(used, at: time)
  }

  /// What is used as it is now.
  public var used: Int64 { level.level }

  /// Whether there is, or was, anything to have a share of.
  public var isDefined: Bool { weight > 0 || earlier.total > 0 || earlierPeak.total > 0 }

  /// The mean share from the start to `time`, in percent; where no time has passed, the share as it is.
  public func meanPercent(until time: Instant) -> Double {
    if earlier.total == 0 { return Self.percent(level.mean(until: time), of: total) }
    let (used, length) = lately(until: time)
    return (earlier.used + used) * 100 / (earlier.total + Double(weight) * length)
  }

  /// The highest share at any instant so far, in percent; shares that held for no time count as well.
  public var peakPercent: Double {
    let peak = higher(earlierPeak, (level.peak, total))
    return Self.percent(Double(peak.used), of: peak.total)
  }

  /// The share as it is now, in percent.
  public var percent: Double { Self.percent(Double(used), of: total) }

  private mutating func begin(_ total: Int64, _ weight: Int64, at time: Instant) {
    let (used, length) = lately(until: time)
    earlier.used += used
    earlier.total += Double(self.weight) * length
    // What was before the start has no part in the peak.
    if time >= start { earlierPeak = higher(earlierPeak, (level.peak, self.total)) }
    level = TimeWeightedLevel(from: max(time, start))
    levelStart = max(time, start)
    self.total = total
    self.weight = weight
  }

  /// What was used since the total changed last, times its weight and how long that is, in milliseconds.
  private func lately(until time: Instant) -> (used: Double, length: Double) {
    let length = Double(max(0, (time - levelStart).count))
    guard length > 0, total > 0 else { return (0, length) }
    let mean = level.mean(until: time)
    return ((weight == total ? mean : mean / Double(total) * Double(weight)) * length, length)
  }

  private func higher(
    _ left: (used: Int64, total: Int64), _ right: (used: Int64, total: Int64)
  ) -> (used: Int64, total: Int64) {
    if left.total <= 0 || right.total <= 0 { return right.total > 0 ? right : left }
    return Int128(right.used) * Int128(left.total) > Int128(left.used) * Int128(right.total) ? right : left
  }

  private static func percent(_ used: Double, of total: Int64) -> Double {
    total > 0 ? used * 100 / Double(total) : 0
  }
}
