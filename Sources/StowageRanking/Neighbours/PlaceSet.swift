import StowageScheduling

/// A set of places in the order of nodes: one bit a place.
struct PlaceSet {
  private(set) var words: [UInt64]
  let capacity: Int

  /// The empty set of `count` possible places.
  init(count: Int) {
    capacity = count
    words = [UInt64](repeating: 0, count: (count + 63) / 64)
  }

  /// The set of all `count` places.
  init(allOf count: Int) {
    self.init(count: count)
    for position in words.indices {
      let rest = count - position * 64
      words[position] = rest >= 64 ? .max : (1 << UInt64(rest)) - 1
    }
  }

  var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  func contains(_ place: Int) -> Bool { words[place >> 6] >> UInt64(place & 63) & 1 == 1 }

  func intersects(_ other: PlaceSet) -> Bool {
    words.indices.contains { words[$0] & other.words[$0] != 0 }
  }

  mutating func insert(_ place: Int) { words[place >> 6] |= 1 << UInt64(place & 63) }

  mutating func remove(_ place: Int) { words[place >> 6] &= ~(1 << UInt64(place & 63)) }

  mutating func removeAll() { for position in words.indices { words[position] = 0 } }

  mutating func subtract(_ other: PlaceSet) {
    for position in words.indices { words[position] &= ~other.words[position] }
  }

  mutating func formIntersection(_ other: PlaceSet) {
    for position in words.indices { words[position] &= other.words[position] }
  }

  /// Keeps the places for which `keep` says so.
  @inline(__always)
  mutating func filter(_ keep: (Int) -> Bool) {
    for position in words.indices {
      var rest = words[position]
      var kept = rest
      while rest != 0 {
        let bit = rest & (0 &- rest)
        if !keep(position &* 64 &+ rest.trailingZeroBitCount) { kept &= ~bit }
        rest &= rest &- 1
      }
      words[position] = kept
    }
  }

  /// Calls `body` with every place, in order.
  @inline(__always)
  func forEach(_ body: (Int) -> Void) {
    for position in words.indices { forEach(ofWord: position, body) }
  }

  /// Calls `body` with every place of one of the ``words``, in order.
  @inline(__always)
  func forEach(ofWord position: Int, _ body: (Int) -> Void) {
    var rest = words[position]
    let first = position &* 64
    if rest == .max {
      for place in first..<first &+ 64 { body(place) }
      return
    }
    while rest != 0 {
      body(first &+ rest.trailingZeroBitCount)
      rest &= rest &- 1
    }
  }

  /// Leaves the places that a search from `start` finds which stops after `enough` of them, once it comes upon another.
  ///
  /// - Returns: How many places the search looked at; `nil` where it finds no more than `enough`, and looks at all.
  mutating func keepFirst(_ enough: Int, from start: Int) -> Int? {
    if count <= enough { return nil }
    var before = 0
    var end = start
    var left = enough
    // The place of the first one too many: first from the start on, then from the beginning.
    if let found = place(ofMember: left, in: start..<capacity, passing: &before) {
      end = found
      removeAll(outside: start..<end)
      return end - start
    }
    left -= before
    before = 0
    guard let found = place(ofMember: left, in: 0..<start, passing: &before) else { return nil }
    end = found
    removeAll(in: end..<start)
    return capacity - start + end
  }

  /// The place in `range` before which `rank` members of the range stand; `passing` counts the members otherwise.
  private func place(ofMember rank: Int, in range: Range<Int>, passing: inout Int) -> Int? {
    if range.isEmpty { return nil }
    for position in range.lowerBound >> 6...(range.upperBound - 1) >> 6 {
      var word = words[position] & Self.mask(position, range)
      let here = word.nonzeroBitCount
      if passing + here <= rank {
        passing += here
        continue
      }
      for _ in 0..<rank - passing { word &= word &- 1 }
      return position * 64 + word.trailingZeroBitCount
    }
    return nil
  }

  private mutating func removeAll(in range: Range<Int>) {
    for position in words.indices { words[position] &= ~Self.mask(position, range) }
  }

  private mutating func removeAll(outside range: Range<Int>) {
    for position in words.indices { words[position] &= Self.mask(position, range) }
  }

  /// The bits of the word at `position` that stand for places of `range`.
  private static func mask(_ position: Int, _ range: Range<Int>) -> UInt64 {
    let first = max(range.lowerBound - position * 64, 0)
    let end = min(range.upperBound - position * 64, 64)
    if first >= end { return 0 }
    let below = end == 64 ? UInt64.max : (1 << UInt64(end)) - 1
    return below & ~((1 << UInt64(first)) - 1)
  }
}
