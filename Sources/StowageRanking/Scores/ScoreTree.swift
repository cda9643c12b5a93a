import StowageScheduling

/// Scores by position, of which the highest, and who has it, is known without looking through all.
///
/// A tree of blocks of 16: each block knows the highest score below it, how many positions have it, and how many have a
/// score at all.
///
/// - Complexity: ``set(_:at:)`` is O(1) where the score is below the highest of its block before and after, or not the only
///   highest one, and O(16 log *n*) at most; a look at the best is O(16 log *n*).
struct ScoreTree {
  /// The mark of a position without a score.
  static let none = ScoreSummary.none

  static let shift = 4
  static let fanOut = 1 << shift

  /// By position; filled up with ``none`` to whole blocks.
  private(set) var scores: [Int64]
  /// The blocks of scores, filled up with empty ones to whole blocks; the blocks of those; and so on, to the last one.
  private(set) var blocks: [ScoreSummary]
  /// Where in ``blocks`` each level begins; level 0 are the scores themselves.
  let starts: [Int]

  /// A tree of `count` positions without scores.
  init(count: Int) {
    var width = (max(count, 1) + Self.fanOut - 1) >> Self.shift
    scores = [Int64](repeating: Self.none, count: width << Self.shift)
    var starts = [0, 0]
    var end = 0
    while width > 1 {
      width = (width + Self.fanOut - 1) >> Self.shift
      end += width << Self.shift
      starts.append(end)
    }
    self.starts = starts
    blocks = [ScoreSummary](repeating: ScoreSummary(), count: end + 1)
  }

  /// Makes more positions, without scores.
  mutating func grow(to count: Int) {
    if count <= scores.count { return }
    // Twice as many, so that one position after the other costs little each.
    self = moved(scores.indices.map { ($0, $0) }, count: max(count, 2 * scores.count))
  }

  /// The same scores at other positions.
  func moved(_ moves: [(from: Int, to: Int)], count: Int) -> ScoreTree {
    var moved = ScoreTree(count: count)
    for (from, to) in moves where scores[from] != Self.none { moved.set(scores[from], at: to) }
    return moved
  }

  /// What the whole tree holds.
  var summary: ScoreSummary { blocks[blocks.count - 1] }

  /// Gives a position a score, or takes it with ``none``.
  @inline(__always)
  mutating func set(_ score: Int64, at position: Int) {
    let before = scores[position]
    if before == score { return }
    scores[position] = score
    // Mostly neither is the highest of the block, and both are scores.
    let highest = blocks[position >> Self.shift].highest
    if before < highest && score < highest && before != Self.none && score != Self.none { return }
    update(above: position, before: before, after: score)
  }

  /// Brings the blocks above a position up to date.
  private mutating func update(above position: Int, before: Int64, after: Int64) {
    var before = ScoreSummary(of: before)
    var after = ScoreSummary(of: after)
    var block = position
    for level in 1..<starts.count {
      block >>= Self.shift
      let index = starts[level] + block
      let old = blocks[index]
      var new = old
      new.count += after.count - before.count
      if before.highest == old.highest { new.bestCount -= before.bestCount }
      if after.highest > old.highest {
        new.highest = after.highest
        new.bestCount = after.bestCount
      } else if after.highest == old.highest {
        new.bestCount += after.bestCount
      }
      if new.bestCount == 0 && new.count > 0 { new.lookForHighest(in: self, below: level, block) }
      if new.count == 0 { new = ScoreSummary() }
      if new == old { return }
      blocks[index] = new
      before = old
      after = new
    }
  }

  /// What a block holds; level 0 are the scores themselves.
  @inline(__always)
  func summary(_ level: Int, _ block: Int) -> ScoreSummary {
    level == 0 ? ScoreSummary(of: scores[block]) : blocks[starts[level] + block]
  }
}

extension ScoreSummary {
  /// Looks through the 16 parts of a block.
  fileprivate mutating func lookForHighest(in tree: ScoreTree, below level: Int, _ block: Int) {
    let start = block << ScoreTree.shift
    var highest = ScoreTree.none
    var count: Int32 = 0
    // Without branches: which is the highest can't be foretold.
    if level == 1 {
      let scores = tree.scores.span.extracting(start..<start &+ ScoreTree.fanOut)
      var other = ScoreTree.none
      for index in stride(from: 0, to: ScoreTree.fanOut, by: 2) {
        highest = max(highest, scores[index])
        other = max(other, scores[index + 1])
      }
      highest = max(highest, other)
      for index in 0..<ScoreTree.fanOut { count &+= scores[index] == highest ? 1 : 0 }
    } else {
      let first = tree.starts[level - 1] + start
      let blocks = tree.blocks.span.extracting(first..<first &+ ScoreTree.fanOut)
      for index in 0..<ScoreTree.fanOut { highest = max(highest, blocks[index].highest) }
      for index in 0..<ScoreTree.fanOut { count &+= blocks[index].highest == highest ? blocks[index].bestCount : 0 }
    }
    self.highest = highest
    bestCount = count
  }
}
