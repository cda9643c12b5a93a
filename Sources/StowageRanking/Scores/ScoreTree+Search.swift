import StowageScheduling

extension ScoreTree {
  /// What the positions of `range` hold.
  func summary(in range: Range<Int>) -> ScoreSummary {
    var summary = ScoreSummary()
    forEachBlock(in: range) { level, block in
      summary.add(self.summary(level, block))
      return true
    }
    return summary
  }

  /// The position with the highest score before which `rank` others with the same score stand; `nil` where there are not so
  /// many.
  func bestPosition(rank: Int) -> Int? {
    guard rank < summary.bestCount else { return nil }
    let highest = summary.highest
    var rest = rank
    return descend(starts.count - 1, 0, &rest) { $0.highest == highest ? Int($0.bestCount) : 0 }
  }

  /// The position in `range` with the score `highest` before which `rank` others of the range with that score stand;
  /// `nil` where there are not so many.
  func position(of highest: Int64, rank: Int, in range: Range<Int>) -> Int? {
    var rest = rank
    var found: Int?
    forEachBlock(in: range) { level, block in
      let here = summary(level, block)
      if here.highest != highest { return true }
      if rest >= here.bestCount {
        rest -= Int(here.bestCount)
        return true
      }
      found = descend(level, block, &rest) { $0.highest == highest ? Int($0.bestCount) : 0 }
      return false
    }
    return found
  }

  /// The position with a score before which `rank` others with one stand; `nil` where there are not so many.
  func position(ofMember rank: Int) -> Int? {
    guard rank < summary.count else { return nil }
    var rest = rank
    return descend(starts.count - 1, 0, &rest) { Int($0.count) }
  }

  /// The position below a block to which `rest` others lead, each part of the block counting `weight`.
  @inline(__always)
  private func descend(_ level: Int, _ block: Int, _ rest: inout Int, weight: (ScoreSummary) -> Int) -> Int {
    var (level, block) = (level, block)
    while level > 0 {
      level -= 1
      block <<= Self.shift
      while true {
        let here = weight(summary(level, block))
        if rest < here { break }
        rest -= here
        block += 1
      }
    }
    return block
  }

  /// Calls `body` with the largest blocks that make up `range`, in order, as long as it says so.
  @inline(__always)
  private func forEachBlock(in range: Range<Int>, _ body: (_ level: Int, _ block: Int) -> Bool) {
    var position = range.lowerBound
    while position < range.upperBound {
      var level = 0
      while level < starts.count - 1 {
        let size = 1 << ((level + 1) * Self.shift)
        if position & (size - 1) != 0 || position + size > range.upperBound { break }
        level += 1
      }
      if !body(level, position >> (level * Self.shift)) { return }
      position += 1 << (level * Self.shift)
    }
  }
}
