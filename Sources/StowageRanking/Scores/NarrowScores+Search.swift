import StowageScheduling

extension NarrowScores {
  /// What all positions hold.
  var summary: ScoreSummary {
    let groups = groups.span
    var top = Self.none
    for group in groups.indices { top = max(top, groups[group]) }
    if top == Self.none { return ScoreSummary() }
    let highest = highest.span
    let bestCounts = bestCounts.span
    var best: Int32 = 0
    for group in groups.indices where groups[group] == top {
      best += Self.bestCount(group, SIMD8(repeating: top), highest, bestCounts)
    }
    return ScoreSummary(highest: Int64(top), bestCount: best, count: Int32(truncatingIfNeeded: count))
  }

  /// How many positions of a group have its highest score.
  @inline(__always)
  private static func bestCount(
    _ group: Int, _ top: SIMD8<Int16>, _ highest: Span<Int16>, _ bestCounts: Span<Int16>
  ) -> Int32 {
    Int32(Lanes(highest, group).sum(of: Lanes(bestCounts, group), where: top))
  }

  /// The position with the highest score before which `rank` others with the same score stand; `nil` where there are not so
  /// many.
  func bestPosition(of score: Int64, rank: Int) -> Int? {
    guard let top = Int16(exactly: score), top != Self.none else { return nil }
    let tops = SIMD8(repeating: top)
    let highest = highest.span
    let bestCounts = bestCounts.span
    var rest = Int32(truncatingIfNeeded: rank)
    for group in groups.indices where groups[group] == top {
      // Before nobody stands none; often it is one that is best.
      if rest > 0 {
        let here = Self.bestCount(group, tops, highest, bestCounts)
        if rest >= here {
          rest -= here
          continue
        }
      }
      let start = group << Self.shift
      var blocks = Lanes(highest, group).mask(of: tops)
      while blocks != 0 {
        let block = start &+ blocks.trailingZeroBitCount
        if rest < bestCounts[block] {
          return position(number: Int(rest), of: Lanes(scores.span, block).mask(of: tops), block)
        }
        rest -= Int32(bestCounts[block])
        blocks &= blocks &- 1
      }
    }
    return nil
  }

  /// The position of the bit numbered `number` among those of a block.
  private func position(number: Int, of mask: UInt32, _ block: Int) -> Int? {
    var mask = mask
    for _ in 0..<number { mask &= mask &- 1 }
    return mask == 0 ? nil : block << Self.shift + mask.trailingZeroBitCount
  }

  /// What the positions of `range` hold.
  func summary(in range: Range<Int>) -> ScoreSummary {
    var summary = ScoreSummary()
    forEachStretch(of: range) { block, stretch in
      if let block {
        summary.add(self.summary(of: block))
      } else {
        for position in stretch { summary.add(ScoreSummary(of: score(at: position))) }
      }
      return true
    }
    return summary
  }

  /// The position in `range` with the score `score`, the highest there, before which `rank` others of the range with that
  /// score stand; `nil` where there are not so many.
  func position(of score: Int64, rank: Int, in range: Range<Int>) -> Int? {
    guard let top = Int16(exactly: score), top != Self.none else { return nil }
    var rest = rank
    var found: Int?
    forEachStretch(of: range) { block, stretch in
      if let block, highest[block] != top { return true }
      let here =
        block.map { Int(bestCounts[$0]) } ?? stretch.count { scores[$0] == top }
      if rest >= here {
        rest -= here
        return true
      }
      found = position(of: top, rank: rest, within: stretch)
      return false
    }
    return found
  }

  /// The position with a score before which `rank` others with one stand; `nil` where there are not so many.
  func position(ofMember rank: Int) -> Int? {
    var rest = rank
    for block in memberCounts.indices {
      let here = Int(memberCounts[block])
      if rest >= here {
        rest -= here
        continue
      }
      for position in positions(of: block) where scores[position] != Self.none {
        if rest == 0 { return position }
        rest -= 1
      }
    }
    return nil
  }

  /// The score at a position; ``ScoreSummary/none`` where there is none.
  func score(at position: Int) -> Int64 {
    scores[position] == Self.none ? ScoreSummary.none : Int64(scores[position])
  }

  private func summary(of block: Int) -> ScoreSummary {
    highest[block] == Self.none
      ? ScoreSummary()
      : ScoreSummary(
        highest: Int64(highest[block]), bestCount: Int32(bestCounts[block]), count: Int32(memberCounts[block]))
  }

  private func positions(of block: Int) -> Range<Int> { block << Self.shift..<(block + 1) << Self.shift }

  private func position(of score: Int16, rank: Int, within stretch: Range<Int>) -> Int? {
    var rest = rank
    for position in stretch where scores[position] == score {
      if rest == 0 { return position }
      rest -= 1
    }
    return nil
  }

  /// Calls `body` with the whole blocks that `range` is made of, and what stands beside them at both ends, in order, as long
  /// as it says so.
  @inline(__always)
  private func forEachStretch(of range: Range<Int>, _ body: (_ block: Int?, _ stretch: Range<Int>) -> Bool) {
    var start = range.lowerBound
    while start < range.upperBound {
      let block = positions(of: start >> Self.shift)
      let end = min(block.upperBound, range.upperBound)
      let isWhole = start == block.lowerBound && end == block.upperBound
      if !body(isWhole ? start >> Self.shift : nil, start..<end) { return }
      start = end
    }
  }
}
