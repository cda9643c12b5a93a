import StowageScheduling

/// Scores by position, stored in the narrowest way that they fit in.
struct RankedScores {
  /// Whether they fit in 16 bits.
  let isNarrow: Bool
  private var narrow: NarrowScores?
  private var wide: ScoreTree?

  /// `count` positions without scores.
  ///
  /// - Parameter bounds: Bounds of all scores to come; `nil` where none are known.
  init(count: Int, bounds: ClosedRange<Int64>?) {
    isNarrow =
      bounds.map { NarrowScores.range.contains($0.lowerBound) && NarrowScores.range.contains($0.upperBound) } ?? false
    if isNarrow { narrow = NarrowScores(count: count) } else { wide = ScoreTree(count: count) }
  }

  /// Makes more positions, without scores.
  mutating func grow(to count: Int) {
    narrow?.grow(to: count)
    wide?.grow(to: count)
  }

  /// The same scores at other positions, of which there are `count`; positions that nothing moves to have none.
  func moved(_ moves: [(from: Int, to: Int)], count: Int) -> RankedScores {
    var moved = self
    moved.narrow = narrow?.moved(moves, count: count)
    moved.wide = wide?.moved(moves, count: count)
    return moved
  }

  /// What all positions hold.
  var summary: ScoreSummary { narrow?.summary ?? wide?.summary ?? ScoreSummary() }

  /// How many positions have a score.
  var count: Int { narrow?.count ?? Int(wide?.summary.count ?? 0) }

  /// The score at a position; ``ScoreSummary/none`` where there is none.
  func score(at position: Int) -> Int64 {
    narrow?.score(at: position) ?? wide?.scores[position] ?? ScoreSummary.none
  }

  /// Gives a position a score, or takes it with ``ScoreSummary/none``, where they are not narrow.
  mutating func set(_ score: Int64, at position: Int) { wide?.set(score, at: position) }

  /// Sets many narrow scores; see ``NarrowScores/set(words:at:with:)``.
  mutating func set(words: [UInt64], at positions: Span<Int32>, with stale: inout [Int32]) {
    narrow?.set(words: words, at: positions, with: &stale)
  }

  /// The position with the highest score before which `rank` others with the same score stand.
  func bestPosition(of highest: Int64, rank: Int) -> Int? {
    narrow?.bestPosition(of: highest, rank: rank) ?? wide?.bestPosition(rank: rank)
  }

  /// What the positions of `range` hold.
  func summary(in range: Range<Int>) -> ScoreSummary {
    narrow?.summary(in: range) ?? wide?.summary(in: range) ?? ScoreSummary()
  }

  /// The position in `range` with its highest score before which `rank` others of the range with that score stand.
  func position(of highest: Int64, rank: Int, in range: Range<Int>) -> Int? {
    narrow?.position(of: highest, rank: rank, in: range) ?? wide?.position(of: highest, rank: rank, in: range)
  }

  /// The position with a score before which `rank` others with one stand.
  func position(ofMember rank: Int) -> Int? { narrow?.position(ofMember: rank) ?? wide?.position(ofMember: rank) }
}
