import StowageKernel
import StowageMeasurement

/// A timeline's lanes with no more intervals than can be seen.
struct JoinedTimeline {
  /// From so many intervals on, neighbours are joined.
  static let mostIntervals = 4_000
  /// The part of the run that is as narrow as can be seen.
  private static let resolution = 2_000.0

  /// The lanes.
  private(set) var lanes: [Block.Timeline.Lane]
  /// Intervals that lay closer to each other than this are one; `nil` where all are as they were.
  private(set) var gap: Milliseconds?

  /// Joins neighbours that lie closer than what can be seen of a run of `span` seconds, where there are too many; and
  /// than twice that, and so on, until there are no longer too many.
  ///
  /// - Complexity: O(*n* log *s*) in the numbers of intervals and of steps that a gap can take to `span`.
  init(_ lanes: [Block.Timeline.Lane], span: Double) {
    self.lanes = lanes
    // Rounded up, so that the gap is above 0 and can be told in whole milliseconds.
    var milliseconds = (max(0, span) / Self.resolution * 1_000).rounded(.up)
    while self.lanes.reduce(0, { $0 + $1.intervals.count }) > Self.mostIntervals {
      milliseconds = max(1, milliseconds)
      gap = Milliseconds(Int64(min(milliseconds, 0x1p53)))
      for index in lanes.indices {
        self.lanes[index].intervals = Self.joined(self.lanes[index].intervals, closerThan: milliseconds / 1_000)
      }
      if milliseconds > span * 1_000 { return }
      milliseconds *= 2
    }
  }

  private static func joined(
    _ intervals: [Block.Timeline.Interval], closerThan gap: Double
  ) -> [Block.Timeline.Interval] {
    var joined: [Block.Timeline.Interval] = []
    for interval in intervals {
      if let last = joined.last, last.what == interval.what, let until = last.until, interval.from - until < gap {
        joined[joined.count - 1].until = interval.until
      } else {
        joined.append(interval)
      }
    }
    return joined
  }
}
