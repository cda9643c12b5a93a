import StowageScheduling

/// What nodes have left, as they were found after changes, oldest first. All shapes catch up from it, each from where it
/// stopped.
///
/// Changes are numbered, and the oldest are forgotten. A node that changes again soon has one entry, the last: a pod is often
/// put where another has just left, and every shape would look at both.
struct NodeResourceChanges {
  /// The entries.
  private(set) var entries = NodeResourcePairs()
  /// The number of the first change that is known among all that there have been.
  private var first = 0
  /// How many changes are known.
  private var count = 0
  /// By change, from the first known one on: the index of the first entry that is of that change or of a later one. Behind the
  /// first ``count`` is reserved for more.
  private var firstEntries: [Int32] = []
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
    if position >= end { return entries.pairCount..<entries.pairCount }
    let index = Int(firstEntries[position &- first])
    return entries.count &- index < limit ? index / 2..<entries.pairCount : nil
  }

  /// Adds a change of a node, for which memory must be reserved, and takes out what it makes idle.
  ///
  /// - Parameter record: What the node has now.
  @inline(__always)
  mutating func append(_ node: Int32, _ record: NodeResourceRecord) {
    let before = latest[Int(node)] &- first
    latest[Int(node)] = first &+ count
    if before >= 0 && count &- before <= Self.reach {
      entries.remove(at: Int(firstEntries[before]))
      for change in before &+ 1..<count { firstEntries[change] &-= 1 }
    }
    firstEntries[count] = Int32(truncatingIfNeeded: entries.count)
    count &+= 1
    entries.append(node, record)
  }

  /// Reserves memory for changes of a number of nodes, of which there are `nodeCount`.
  mutating func reserveCapacity(for added: Int, nodeCount: Int) {
    entries.reserveCapacity(for: entries.count + added)
    if latest.count < nodeCount { latest.append(contentsOf: repeatElement(-1, count: nodeCount - latest.count)) }
    if firstEntries.count < count + added {
      firstEntries.append(
        contentsOf: repeatElement(0, count: count + added - firstEntries.count + firstEntries.count / 2))
    }
  }

  /// Forgets the oldest changes where there are more than `limit` entries or four times as many changes: of the entries a quarter
  /// stays at most, and of the changes `limit`.
  mutating func forgetOldest(beyond limit: Int) {
    if entries.count <= limit && count <= 4 * limit { return }
    let index = entries.count > limit ? entries.count / 4 * 3 : 0
    let dropped = max(firstEntries[..<count].firstIndex { $0 >= index } ?? 0, count - limit)
    let pairs = Int(firstEntries[dropped]) / 2
    entries.removeFirstPairs(pairs)
    firstEntries = firstEntries[dropped..<count].map { $0 - Int32(truncatingIfNeeded: 2 * pairs) }
    first += dropped
    count -= dropped
  }

  /// Notes that anything may have changed: no reader can catch up change by change.
  mutating func forgetAll() {
    // One more than there have been, so that no reader takes what it knows for up to date.
    first = end + 1
    count = 0
    entries.removeAll()
  }
}
