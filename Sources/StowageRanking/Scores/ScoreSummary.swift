import StowageScheduling

/// What a number of positions with scores hold.
struct ScoreSummary: Equatable {
  /// The mark of a position without a score.
  static let none = Int64.min

  /// The highest score; ``none`` where there is no score.
  var highest = ScoreSummary.none
  /// How many positions have the highest score.
  var bestCount: Int32 = 0
  /// How many positions have a score.
  var count: Int32 = 0

  init() {}

  init(highest: Int64, bestCount: Int32, count: Int32) {
    self.highest = highest
    self.bestCount = bestCount
    self.count = count
  }

  /// One position.
  @inline(__always)
  init(of score: Int64) {
    highest = score
    bestCount = score == Self.none ? 0 : 1
    count = bestCount
  }

  /// Takes in what other positions hold.
  mutating func add(_ other: ScoreSummary) {
    count += other.count
    if other.highest > highest {
      highest = other.highest
      bestCount = other.bestCount
    } else if other.highest == highest {
      bestCount += other.bestCount
    }
  }
}
