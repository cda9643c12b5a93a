/// Scores by position, of which the highest, and who has it, is known without looking through all.
///
/// A tree of blocks of 16: each block knows the highest score below it, how many positions have it, and how many have a
/// score at all. Changed scores only mark their blocks; ``refresh()`` works the marked ones out anew.
///
/// - Complexity: ``set(_:at:)`` is O(1), ``refresh()`` O(16 log *n*) for each block that changed, a look at the best
///   O(16 log *n*).
struct ScoreTree {
  /// What is below a block.
  struct Summary: Equatable {
    /// The highest score; ``ScoreTree/none`` where there is no score.
    var highest = ScoreTree.none
    private var bests: Int32 = 0
    private var members: Int32 = 0

    init() {}

    init(highest: Int64, bestCount: Int, count: Int) {
      self.highest = highest
      bests = Int32(truncatingIfNeeded: bestCount)
      members = Int32(truncatingIfNeeded: count)
    }

    /// How many positions have the highest score.
    var bestCount: Int {
      get { Int(bests) }
      set { bests = Int32(truncatingIfNeeded: newValue) }
    }

    /// How many positions have a score.
    var count: Int {
      get { Int(members) }
      set { members = Int32(truncatingIfNeeded: newValue) }
    }
  }

  /// The mark of a position without a score.
  static let none = Int64.min

  private static let shift = 4
  private static let fanOut = 1 << shift

  /// By position; filled up with ``none`` to whole blocks.
  private(set) var scores: [Int64]
  /// The blocks of scores, the blocks of those, and so on; the last level has at most one block.
  private var levels: [[Summary]] = []
  /// By level: the blocks whose summary is not up to date, one bit each.
  private var marks: [[UInt64]] = []
  private var hasMarks = false

  /// A tree of `count` positions without scores.
  init(count: Int) {
    var width = (count + Self.fanOut - 1) >> Self.shift
    scores = [Int64](repeating: Self.none, count: width << Self.shift)
    while true {
      levels.append([Summary](repeating: Summary(), count: width))
      marks.append([UInt64](repeating: 0, count: (width + 63) / 64))
      if width <= 1 { break }
      width = (width + Self.fanOut - 1) >> Self.shift
    }
  }

  /// What the whole tree holds, as of the last refresh.
  var summary: Summary { levels[levels.count - 1].first ?? Summary() }

  /// Gives a position a score, or takes it with ``none``; seen after the next refresh.
  mutating func set(_ score: Int64, at position: Int) {
    if scores[position] == score { return }
    scores[position] = score
    let block = position >> Self.shift
    marks[0][block >> 6] |= 1 << UInt64(block & 63)
    hasMarks = true
  }

  /// Brings all summaries up to date.
  mutating func refresh() {
    if !hasMarks { return }
    hasMarks = false
    for level in levels.indices {
      for word in marks[level].indices where marks[level][word] != 0 {
        var rest = marks[level][word]
        marks[level][word] = 0
        while rest != 0 {
          let block = word << 6 + rest.trailingZeroBitCount
          rest &= rest &- 1
          let summary = level == 0 ? summarizeScores(block) : summarizeBlocks(of: level - 1, block)
          if levels[level][block] == summary { continue }
          levels[level][block] = summary
          guard level + 1 < levels.count else { continue }
          let parent = block >> Self.shift
          marks[level + 1][parent >> 6] |= 1 << UInt64(parent & 63)
        }
      }
    }
  }

  private func summarizeScores(_ block: Int) -> Summary {
    // Without branches: which score is the highest can't be foretold.
    let span = scores.span
    let start = block << Self.shift
    var highest = Self.none
    for place in 0..<Self.fanOut { highest = max(highest, span[start + place]) }
    if highest == Self.none { return Summary() }
    var bestCount = 0
    var count = 0
    for place in 0..<Self.fanOut {
      let score = span[start + place]
      bestCount &+= score == highest ? 1 : 0
      count &+= score == Self.none ? 0 : 1
    }
    return Summary(highest: highest, bestCount: bestCount, count: count)
  }

  private func summarizeBlocks(of level: Int, _ block: Int) -> Summary {
    var summary = Summary()
    for child in block << Self.shift..<min((block + 1) << Self.shift, levels[level].count) {
      summary.add(levels[level][child])
    }
    return summary
  }

  /// What the positions of `range` hold, as of the last refresh.
  func summary(in range: Range<Int>) -> Summary {
    var summary = Summary()
    forEachBlock(in: range) { level, block in
      summary.add(self.summary(level, block))
      return true
    }
    return summary
  }

  /// The position in `range` with the score `highest` before which `rank` others of the range with that score stand;
  /// `nil` where there are not so many.
  func position(of highest: Int64, rank: Int, in range: Range<Int>) -> Int? {
    var rest = rank
    var found: Int?
    forEachBlock(in: range) { level, block in
      let here = summary(level, block)
      if here.highest != highest || rest >= here.bestCount {
        if here.highest == highest { rest -= here.bestCount }
        return true
      }
      found = descend(level, block, &rest) { $0.highest == highest ? $0.bestCount : 0 }
      return false
    }
    return found
  }

  /// The position with a score before which `rank` others with one stand; `nil` where there are not so many.
  func position(ofMember rank: Int) -> Int? {
    guard rank < summary.count else { return nil }
    var rest = rank
    return descend(levels.count, 0, &rest) { $0.count }
  }

  /// What a block holds; level 0 are the scores themselves.
  private func summary(_ level: Int, _ block: Int) -> Summary {
    if level > 0 { return levels[level - 1][block] }
    return scores[block] == Self.none ? Summary() : Summary(highest: scores[block], bestCount: 1, count: 1)
  }

  /// The position below a block to which `rest` others lead, each part of the block counting `weight`.
  private func descend(_ level: Int, _ block: Int, _ rest: inout Int, weight: (Summary) -> Int) -> Int {
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
  private func forEachBlock(in range: Range<Int>, _ body: (_ level: Int, _ block: Int) -> Bool) {
    var position = range.lowerBound
    while position < range.upperBound {
      var level = 0
      while level < levels.count {
        let size = 1 << ((level + 1) * Self.shift)
        if position & (size - 1) != 0 || position + size > range.upperBound { break }
        level += 1
      }
      if !body(level, position >> (level * Self.shift)) { return }
      position += 1 << (level * Self.shift)
    }
  }

  /// The position of the highest score before which `rank` others with the same score stand.
  ///
  /// - Precondition: `rank` is below the summary's `bestCount`.
  func bestPosition(rank: Int) -> Int {
    let highest = summary.highest
    var rest = rank
    return descend(levels.count, 0, &rest) { $0.highest == highest ? $0.bestCount : 0 }
  }
}

extension ScoreTree.Summary {
  /// Takes in what is below another block.
  mutating func add(_ other: ScoreTree.Summary) {
    count += other.count
    if other.highest > highest {
      highest = other.highest
      bestCount = other.bestCount
    } else if other.highest == highest && other.count > 0 {
      bestCount += other.bestCount
    }
  }
}
