/// Scores by position that fit in 16 bits, of which the highest, and who has it, is known without looking through all.
///
/// They lie in blocks of 32, each of which knows its highest score, how many positions have it, and how many have a score at
/// all; 32 blocks make a group, which knows its highest score. A block is worked out anew as a whole, in a few vector
/// instructions and without branches: which of its scores is the highest can't be foretold. So changes are cheapest
/// many at a time: ``set(_:at:)`` only notes them, ``refresh(_:)`` works out what is above them.
struct NarrowScores {
  /// The mark of a position without a score.
  static let none = Int16.min
  /// The scores that fit.
  static let range = Int64(Int16.min) + 1...Int64(Int16.max)

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

  /// Gives a position a score, or takes it with ``none``; seen after the next refresh of it.
  @inline(__always)
  mutating func set(_ score: Int16, at position: Int) {
    let isMember = score != Self.none
    if isMember != (scores[position] != Self.none) {
      memberCounts[position >> Self.shift] += isMember ? 1 : -1
      count += isMember ? 1 : -1
    }
    scores[position] = score
  }

  /// Works out what is above changed positions.
  mutating func refresh(_ positions: Span<Int32>) {
    if positions.count > highest.count { return refreshAll() }
    for index in positions.indices { refreshBlock(Int(positions[index]) >> Self.shift) }
    if positions.count > groups.count {
      for group in groups.indices { refreshGroup(group) }
    } else {
      for index in positions.indices { refreshGroup(Int(positions[index]) >> (2 * Self.shift)) }
    }
  }

  /// Works out everything above the positions.
  mutating func refreshAll() {
    for block in highest.indices { refreshBlock(block) }
    for group in groups.indices { refreshGroup(group) }
  }

  @inline(__always)
  private mutating func refreshBlock(_ block: Int) {
    let values = Lanes(scores, at: block << Self.shift)
    let top = values.highest
    highest[block] = top
    bestCounts[block] = top == Self.none ? 0 : values.count(of: top)
  }

  @inline(__always)
  private mutating func refreshGroup(_ group: Int) {
    groups[group] = Lanes(highest, at: group << Self.shift).highest
  }
}
