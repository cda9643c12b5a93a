import StowageScheduling

/// A set of positions in the order of nodes: one bit a position.
struct PositionSet {
  private(set) var words: [UInt64]
  let capacity: Int

  /// The empty set of `count` possible positions.
  init(count: Int) {
    capacity = count
    words = [UInt64](repeating: 0, count: (count + 63) / 64)
  }

  /// The set of all `count` positions.
  init(allOf count: Int) {
    self.init(count: count)
    for wordIndex in words.indices {
      let rest = count - wordIndex * 64
      words[wordIndex] = rest >= 64 ? .max : (1 << UInt64(rest)) - 1
    }
  }

  var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  func contains(_ position: Int) -> Bool { words[position >> 6] >> UInt64(position & 63) & 1 == 1 }

  func intersects(_ other: PositionSet) -> Bool {
    words.indices.contains { words[$0] & other.words[$0] != 0 }
  }

  mutating func insert(_ position: Int) { words[position >> 6] |= 1 << UInt64(position & 63) }

  mutating func remove(_ position: Int) { words[position >> 6] &= ~(1 << UInt64(position & 63)) }

  mutating func removeAll() { for wordIndex in words.indices { words[wordIndex] = 0 } }

  mutating func subtract(_ other: PositionSet) {
    for wordIndex in words.indices { words[wordIndex] &= ~other.words[wordIndex] }
  }

  mutating func formIntersection(_ other: PositionSet) {
    for wordIndex in words.indices { words[wordIndex] &= other.words[wordIndex] }
  }

  /// Keeps the positions for which `keep` says so.
  @inline(__always)
  mutating func filter(_ keep: (Int) -> Bool) {
    for wordIndex in words.indices {
      var rest = words[wordIndex]
      var kept = rest
      while rest != 0 {
        let bit = rest & (0 &- rest)
        if !keep(wordIndex &* 64 &+ rest.trailingZeroBitCount) { kept &= ~bit }
        rest &= rest &- 1
      }
      words[wordIndex] = kept
    }
  }

  /// Calls `body` with every position, in order.
  @inline(__always)
  func forEach(_ body: (Int) -> Void) {
    for wordIndex in words.indices { forEach(ofWord: wordIndex, body) }
  }

  /// Calls `body` with every position of one of the ``words``, in order.
  @inline(__always)
  func forEach(ofWord wordIndex: Int, _ body: (Int) -> Void) {
    var rest = words[wordIndex]
    let first = wordIndex &* 64
    if rest == .max {
      for position in first..<first &+ 64 { body(position) }
      return
    }
    while rest != 0 {
      body(first &+ rest.trailingZeroBitCount)
      rest &= rest &- 1
    }
  }

  /// Leaves the positions that a search from `start` finds which stops after `enough` of them, once it comes upon
  /// another.
  ///
  /// - Returns: How many positions the search looked at; `nil` where it finds no more than `enough`, and looks at all.
  mutating func keepFirst(_ enough: Int, from start: Int) -> Int? {
    if count <= enough { return nil }
    var before = 0
    var end = start
    var left = enough
    // The position of the first one too many: first from the start on, then from the beginning.
    if let found = position(ofMember: left, in: start..<capacity, passing: &before) {
      end = found
      removeAll(outside: start..<end)
      return end - start
    }
    left -= before
    before = 0
    guard let found = position(ofMember: left, in: 0..<start, passing: &before) else { return nil }
    end = found
    removeAll(in: end..<start)
    return capacity - start + end
  }

  /// The position in `range` before which `rank` members of the range stand; `passing` counts the members otherwise.
  private func position(ofMember rank: Int, in range: Range<Int>, passing: inout Int) -> Int? {
    if range.isEmpty { return nil }
    for wordIndex in range.lowerBound >> 6...(range.upperBound - 1) >> 6 {
      var word = words[wordIndex] & Self.mask(wordIndex, range)
      let here = word.nonzeroBitCount
      if passing + here <= rank {
        passing += here
        continue
      }
      for _ in 0..<rank - passing { word &= word &- 1 }
      return wordIndex * 64 + word.trailingZeroBitCount
    }
    return nil
  }

  private mutating func removeAll(in range: Range<Int>) {
    for wordIndex in words.indices { words[wordIndex] &= ~Self.mask(wordIndex, range) }
  }

  private mutating func removeAll(outside range: Range<Int>) {
    for wordIndex in words.indices { words[wordIndex] &= Self.mask(wordIndex, range) }
  }

  /// The bits of the word at `wordIndex` that stand for positions of `range`.
  private static func mask(_ wordIndex: Int, _ range: Range<Int>) -> UInt64 {
    let first = max(range.lowerBound - wordIndex * 64, 0)
    let end = min(range.upperBound - wordIndex * 64, 64)
    if first >= end { return 0 }
    let below = end == 64 ? UInt64.max : (1 << UInt64(end)) - 1
    return below & ~((1 << UInt64(first)) - 1)
  }
}
