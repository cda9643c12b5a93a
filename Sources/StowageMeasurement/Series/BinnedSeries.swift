public import StowageKernel

/// A level over time in bins of equal width, however long the time turns out to be.
///
/// Each bin keeps the exact mean and the peak. When the bins run out, two become one and the width doubles, so that
/// memory stays bounded and no peak is lost.
public struct BinnedSeries: Sendable, Hashable {
  private var areas: [Int128] = []
  private var peaks: [Int64] = []
  private var level: Int64 = 0
  private var since: Instant
  /// Where the first bin begins.
  public let start: Instant
  /// The width of a bin.
  public private(set) var width: Milliseconds
  /// The largest number of bins, even.
  public let capacity: Int

  /// A level of 0 from `start` on.
  ///
  /// - Precondition: `capacity` is even and above 0, `width` above 0.
  public init(from start: Instant, width: Milliseconds = Milliseconds(1_000), capacity: Int = 512) {
    precondition(capacity > 0 && capacity % 2 == 0 && width.count > 0, "bins need a width and an even capacity")
    self.start = start
    self.width = width
    self.capacity = capacity
    since = start
  }

  /// The level is `level` from `time` on.
  ///
  /// - Precondition: `time` is not before the last change.
  /// - Complexity: O(1) amortised, whatever the time that has passed: a step fills at most ``capacity`` bins.
  public mutating func set(_ level: Int64, at time: Instant) {
    advance(to: time)
    self.level = level
    // The bin of a time that has been advanced to is the last.
    let bin = peaks.count - 1
    peaks[bin] = max(peaks[bin], level)
  }

  /// The level has held until `time`.
  ///
  /// - Complexity: O(1) within a bin; at most O(``capacity``), plus O(``capacity``) for each doubling of the width.
  public mutating func advance(to time: Instant) {
    precondition(time >= since, "a level can't change in the past")
    // Mostly it stays in the last bin, which can be told without a division.
    if time < start + Milliseconds(width.count * Int64(areas.count)) {
      fill(areas.count - 1, until: time)
      return
    }
    while (time - start).count / width.count >= Int64(capacity) { doubleWidth() }
    while peaks.count <= bin(of: time) {
      areas.append(0)
      peaks.append(level)
    }
    while since < time {
      let bin = bin(of: since)
      fill(bin, until: min(time, start + Milliseconds(width.count * Int64(bin + 1))))
    }
  }

  /// The level has held until `time`, which `bin` covers.
  private mutating func fill(_ bin: Int, until time: Instant) {
    if time == since { return }
    areas[bin] += Int128(level) * Int128((time - since).count)
    peaks[bin] = max(peaks[bin], level)
    since = time
  }

  /// How many bins have begun.
  public var count: Int { areas.count }

  /// Until when the level is known.
  public var end: Instant { since }

  /// The mean and the peak of every bin so far, from the first to the one that has begun last.
  ///
  /// The last bin's mean is over the part of it that has passed.
  ///
  /// - Complexity: O(*n*) in the number of bins; worked out anew at each call.
  public var bins: [(mean: Double, peak: Int64)] {
    areas.indices.map { bin in
      let begin = start + Milliseconds(width.count * Int64(bin))
      let length = min(width.count, (since - begin).count)
      return (length > 0 ? Double(areas[bin]) / Double(length) : Double(peaks[bin]), peaks[bin])
    }
  }

  /// Doubles the width of the bins until it is `width`: series of one start and equal first widths can be laid
  /// beside one another.
  ///
  /// - Complexity: O(``capacity``).
  public mutating func coarsen(to width: Milliseconds) {
    while self.width < width { doubleWidth() }
  }

  private func bin(of time: Instant) -> Int { Int((time - start).count / width.count) }

  private mutating func doubleWidth() {
    var merged: [Int128] = []
    var highest: [Int64] = []
    for bin in stride(from: 0, to: areas.count, by: 2) {
      let pair = bin + 1 < areas.count
      merged.append(areas[bin] + (pair ? areas[bin + 1] : 0))
      highest.append(pair ? max(peaks[bin], peaks[bin + 1]) : peaks[bin])
    }
    areas = merged
    peaks = highest
    width = Milliseconds(width.count * 2)
  }
}
