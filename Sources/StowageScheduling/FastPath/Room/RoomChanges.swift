/// What nodes have left, as they were found after changes, oldest first, in numbered entries of which the oldest are
/// forgotten. All shapes catch up from it, each from where it stopped.
struct RoomChanges {
  /// The entries that are known.
  private(set) var rooms = PairedRooms()
  /// The number of the first of them among all that there have been.
  private var first = 0

  /// The number that the next entry will have.
  var end: Int { first + rooms.count }

  /// The pairs of entries in which those since the one numbered `position` are, perhaps with one before them; `nil` where
  /// there are `limit` or more, or where they are not known any more.
  @inline(__always)
  func pairs(since position: Int, below limit: Int) -> Range<Int>? {
    guard position >= first, end - position < limit else { return nil }
    return (position == end ? rooms.pairCount : (position - first) / 2)..<rooms.pairCount
  }

  /// Adds the first `count` of `nodes`; see ``PairedRooms/append(_:_:of:)``.
  mutating func append(_ nodes: [Int32], _ count: Int, of records: [RoomRecord]) {
    rooms.append(nodes, count, of: records)
  }

  /// Forgets the older half where there are more than `limit`.
  mutating func forgetOldest(beyond limit: Int) {
    if rooms.count <= limit { return }
    let pairs = rooms.pairCount / 2
    rooms.removeFirstPairs(pairs)
    first += 2 * pairs
  }

  /// Notes that anything may have changed: nobody can catch up entry by entry.
  mutating func forgetAll() {
    // One more than there have been, so that nobody takes what they know for up to date.
    first = end + 1
    rooms.removeAll()
  }
}
