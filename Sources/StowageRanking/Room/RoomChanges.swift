import StowageScheduling

/// What nodes have left, as they were found after changes, oldest first. All shapes catch up from it, each from where it
/// stopped.
///
/// Changes are numbered, and the oldest are forgotten. A node that changes again soon has one entry, the last: a pod is often
/// put where another has just left, and every shape would look at both.
struct RoomChanges {
  /// The entries.
  private(set) var rooms = PairedRooms()
  /// The number of the first change that is known among all that there have been.
  private var first = 0
  /// How many changes are known.
  private var count = 0
  /// By change, from the first known one on: the place of the first entry that is of that change or of a later one. Behind the
  /// first ``count`` is room for more.
  private var places: [Int32] = []
  /// By node: the number of its last change; below 0 where there is none.
  private var latest: [Int] = []

  /// A node that changed within so many changes has one entry; what it costs grows with it, and most that come again are back
  /// after a few.
  private static let reach = 32

  /// The number that the next change will have.
  var end: Int { first + count }

  /// The pairs of entries in which those since the change numbered `position` are, perhaps with one before them; `nil` where
  /// there are `limit` or more, or where they are not known any more.
  @inline(__always)
  func pairs(since position: Int, below limit: Int) -> Range<Int>? {
    guard position >= first else { return nil }
    if position >= end { return rooms.pairCount..<rooms.pairCount }
    let place = Int(places[position &- first])
    return rooms.count &- place < limit ? place / 2..<rooms.pairCount : nil
  }

  /// Adds a change of a node, for which there must be room, and takes out what it makes idle.
  ///
  /// - Parameter room: What the node has now.
  @inline(__always)
  mutating func append(_ node: Int32, _ room: RoomRecord) {
    let before = latest[Int(node)] &- first
    latest[Int(node)] = first &+ count
    if before >= 0 && count &- before <= Self.reach {
      rooms.remove(at: Int(places[before]))
      for change in before &+ 1..<count { places[change] &-= 1 }
    }
    places[count] = Int32(truncatingIfNeeded: rooms.count)
    count &+= 1
    rooms.append(node, room)
  }

  /// Makes room for changes of a number of nodes, of which there are `nodeCount`.
  mutating func makeRoom(for added: Int, nodeCount: Int) {
    rooms.makeRoom(for: rooms.count + added)
    if latest.count < nodeCount { latest.append(contentsOf: repeatElement(-1, count: nodeCount - latest.count)) }
    if places.count < count + added {
      places.append(contentsOf: repeatElement(0, count: count + added - places.count + places.count / 2))
    }
  }

  /// Forgets the oldest changes where there are more than `limit` entries or four times as many changes: of the entries a quarter
  /// stays at most, and of the changes `limit`.
  mutating func forgetOldest(beyond limit: Int) {
    if rooms.count <= limit && count <= 4 * limit { return }
    let place = rooms.count > limit ? rooms.count / 4 * 3 : 0
    let kept = max(places[..<count].firstIndex { $0 >= place } ?? 0, count - limit)
    let pairs = Int(places[kept]) / 2
    rooms.removeFirstPairs(pairs)
    places = places[kept..<count].map { $0 - Int32(truncatingIfNeeded: 2 * pairs) }
    first += kept
    count -= kept
  }

  /// Notes that anything may have changed: nobody can catch up change by change.
  mutating func forgetAll() {
    // One more than there have been, so that nobody takes what they know for up to date.
    first = end + 1
    count = 0
    rooms.removeAll()
  }
}
