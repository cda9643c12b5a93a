public import StowageKernel

/// The course of a level over time in bins: of a count, or of a share of a total that may change.
public struct LevelSeries: Sendable, Hashable {
  private var level: BinnedSeries
  /// What 100 % is now; `nil` for counts.
  private var total: Int64?
  /// What is recorded beside the level once the total has changed: nothing, or one entry, so that a series whose total
  /// stays is small.
  private var changes: [Change] = []

  private struct Change: Hashable {
    /// The total over time, in the bins of the level.
    var total: BinnedSeries
    /// The share over time, in parts of `parts`, since the total changed first.
    var share: BinnedSeries
    /// The level and the total until then.
    var before: BinnedSeries
    let totalBefore: Int64

    static let parts: Int64 = 1_000_000_000
  }

  /// A level of 0 from `start` on.
  ///
  /// - Parameter total: What 100 % is; `nil` where the level is a count.
  /// - Precondition: `capacity` is even and above 0, `width` above 0.
  public init(
    from start: Instant, of total: Int64? = nil, width: Milliseconds = Milliseconds(1_000), capacity: Int = 512
  ) {
    level = BinnedSeries(from: start, width: width, capacity: capacity)
    self.total = total
  }

  /// The level is `value` from `time` on, of `total` where it is a share. Before the start it is only taken over.
  ///
  /// - Precondition: `time` is not before the last change.
  public mutating func set(_ value: Int64, of total: Int64? = nil, at time: Instant) {
    let time = max(time, level.start)
    if total != self.total { begin(total, at: time) }
    level.set(value, at: time)
    if changes.isEmpty { return }
    guard let total else { return }
    let share = total > 0 ? Int128(value) * Int128(Change.parts) / Int128(total) : 0
    changes[0].share.set(Int64(clamping: share), at: time)
  }

  private mutating func begin(_ next: Int64?, at time: Instant) {
    guard let total, let next else { return }
    self.total = next
    // Before the level was ever set, there was no other total than this one.
    if level.count == 0 { return }
    if changes.isEmpty {
      var constant = BinnedSeries(from: level.start, width: level.width, capacity: level.capacity)
      constant.set(total, at: level.start)
      level.advance(to: time)
      changes = [
        Change(
          total: constant, share: BinnedSeries(from: level.start, width: level.width, capacity: level.capacity),
          before: level, totalBefore: total)
      ]
    }
    changes[0].total.set(next, at: time)
  }

  /// The width of a bin.
  public var width: Milliseconds { level.width }

  /// How many bins there are.
  public var count: Int { level.count }

  /// The mean and the peak of every bin so far: counts as they are, shares in percent.
  ///
  /// A share's mean is what was used in the bin over what there was; its peak is the highest share at any instant.
  ///
  /// - Complexity: O(*n*) in the number of bins.
  public var bins: [(mean: Double, peak: Double)] {
    guard let total else { return level.bins.map { ($0.mean, Double($0.peak)) } }
    guard var change = changes.first else {
      guard total > 0 else { return level.bins.map { _ in (0, 0) } }
      return level.bins.map { ($0.mean * 100 / Double(total), Double($0.peak) * 100 / Double(total)) }
    }
    change.total.advance(to: level.end)
    change.before.coarsen(to: level.width)
    let (totals, shares, before) = (change.total.bins, change.share.bins, change.before.bins)
    return level.bins.enumerated().map { index, bin in
      let whole = index < totals.count ? totals[index].mean : 0
      var peak = index < shares.count ? Double(shares[index].peak) * 100 / Double(Change.parts) : 0
      if index < before.count, change.totalBefore > 0 {
        peak = max(peak, Double(before[index].peak) * 100 / Double(change.totalBefore))
      }
      return (whole > 0 ? bin.mean * 100 / whole : 0, peak)
    }
  }

  /// Doubles the width of the bins until it is `width`, so that series of one start can be laid beside one another.
  ///
  /// - Complexity: O(*n*) in the number of bins.
  public mutating func coarsen(to width: Milliseconds) {
    level.coarsen(to: width)
    for index in changes.indices {
      changes[index].total.coarsen(to: width)
      changes[index].share.coarsen(to: width)
    }
  }
}
