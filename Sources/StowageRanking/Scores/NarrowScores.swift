import StowageScheduling

/// Scores by position that are at least 0 and fit in 16 bits, of which the highest, and who has it, is known without looking through all.
///
/// They lie in blocks of 32, each of which knows its highest score, how many positions have it, and how many have a score at
/// all; 32 blocks make a group, which knows its highest score. A block is worked out anew as a whole, in a few vector
/// instructions and without branches: which of its scores is the highest can't be foretold. So changes are cheapest
/// many at a time.
struct NarrowScores {
  /// The mark of a position without a score.
  static let none: Int16 = -1
  /// The scores that fit.
  static let range = 0...Int64(Int16.max)

  static let shift = 5
  static let fanOut = 1 << shift

  /// By position; filled up with ``none`` to whole groups.
  private(set) var scores: [Int16]
  /// By block: the highest score.
  private(set) var highest: [Int16]
  /// By block: how many positions have the highest score.
  private(set) var bestCounts: [Int16]
  /// By block: how many positions have a score.
  private(set) var memberCounts: [Int16]
  /// By group: the highest score.
  private(set) var groups: [Int16]
  /// How many positions have a score.
  private(set) var count = 0

  /// `count` positions without scores.
  init(count: Int) {
    let groupSize = Self.fanOut * Self.fanOut
    let groupCount = max(1, (count + groupSize - 1) / groupSize)
    groups = [Int16](repeating: Self.none, count: groupCount)
    highest = [Int16](repeating: Self.none, count: groupCount * Self.fanOut)
    bestCounts = [Int16](repeating: 0, count: highest.count)
    memberCounts = bestCounts
    scores = [Int16](repeating: Self.none, count: groupCount * groupSize)
  }

  /// Makes more positions, without scores.
  mutating func grow(to count: Int) {
    let groupSize = Self.fanOut * Self.fanOut
    while groups.count * groupSize < count {
      groups.append(Self.none)
      highest.append(contentsOf: repeatElement(Self.none, count: Self.fanOut))
      bestCounts.append(contentsOf: repeatElement(0, count: Self.fanOut))
      memberCounts.append(contentsOf: repeatElement(0, count: Self.fanOut))
      scores.append(contentsOf: repeatElement(Self.none, count: groupSize))
    }
  }

  /// The same scores at other positions.
  func moved(_ moves: [(from: Int, to: Int)], count: Int) -> NarrowScores {
    var moved = NarrowScores(count: count)
    var positions: [Int32] = []
    var words: [UInt64] = []
    positions.reserveCapacity(moves.count)
    words.reserveCapacity(moves.count)
    for (from, to) in moves where scores[from] != Self.none {
      positions.append(Int32(truncatingIfNeeded: to))
      words.append(UInt64(truncatingIfNeeded: scores[from]))
    }
    var stale = [Int32](repeating: 0, count: positions.count + 1)
    moved.set(words: words, at: positions.span, with: &stale)
    return moved
  }

  /// Gives positions scores, or takes them with ``none``: the low 16 bits of `words`. Where a
  /// position is there more than once, the last counts.
  ///
  /// - Parameter stale: Buffer for the number of a block for each position.
  mutating func set(words: [UInt64], at positions: Span<Int32>, with stale: inout [Int32]) {
    let staleCount = Self.write(words, positions, highest, &scores, &memberCounts, &count, &stale)
    if staleCount == 0 { return }
    Self.refresh(stale.span.extracting(first: staleCount), scores, &highest, &bestCounts, &groups)
  }

  /// Writes scores, and down in `stale` the blocks whose highest score, or how many have it, may have changed by that;
  /// returns how many were written down.
  private static func write(
    _ words: [UInt64], _ positions: Span<Int32>, _ highest: [Int16], _ scores: inout [Int16],
    _ memberCounts: inout [Int16], _ count: inout Int, _ stale: inout [Int32]
  ) -> Int {
    var scores = scores.mutableSpan
    var memberCounts = memberCounts.mutableSpan
    var stale = stale.mutableSpan
    let highest = highest.span
    let words = words.span
    var staleCount = 0
    for index in positions.indices {
      let score = Int16(truncatingIfNeeded: words[index])
      let position = Int(positions[index])
      let block = position >> shift
      let before = scores[position]
      scores[position] = score
      // Only one of them is a score: there are none below 0.
      if score ^ before < 0 {
        memberCounts[block] &+= score < 0 ? -1 : 1
        count &+= score < 0 ? -1 : 1
      }
      // Most scores are below the highest of their block before and after. Which are can't be foretold, and is no branch.
      let top = highest[block]
      stale[staleCount] = Int32(truncatingIfNeeded: block)
      staleCount &+= (score >= top ? 1 : 0) | (before == top ? 1 : 0)
    }
    return staleCount
  }

  /// Works out what `blocks` hold, and the groups above them.
  private static func refresh(
    _ blocks: Span<Int32>, _ scores: [Int16], _ highest: inout [Int16], _ bestCounts: inout [Int16],
    _ groups: inout [Int16]
  ) {
    let scores = scores.span
    var tops = highest.mutableSpan
    var bestCounts = bestCounts.mutableSpan
    for index in blocks.indices {
      let block = Int(blocks[index])
      let values = Lanes(scores, block)
      let top = values.highest
      tops[block] = top[0]
      bestCounts[block] = top[0] == none ? 0 : values.count(of: top)
    }
    let known = tops.span
    var groups = groups.mutableSpan
    if blocks.count < groups.count {
      for index in blocks.indices {
        let group = Int(blocks[index]) >> shift
        groups[group] = Lanes(known, group).highest[0]
      }
    } else {
      for group in groups.indices { groups[group] = Lanes(known, group).highest[0] }
    }
  }
}
