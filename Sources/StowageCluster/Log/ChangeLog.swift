public import StowageKernel

/// The cluster's changes, numbered from 0. The oldest are forgotten, so that memory stays bounded.
public struct ChangeLog: Sendable {
  /// The change numbered *n* is at *n* modulo the ring's full length, a power of two.
  private var ring: [Change] = []
  /// The slots of the changes' nodes, below 0 where there is none: what is asked for most, close together.
  private var nodeSlots: [Int32] = []
  /// By kind, of which there are fewer than sixteen: the number behind that of the last change of the kind. A vector lies in the
  /// log itself, and is written without a look at who else holds it.
  private var ends = SIMD16<Int>(repeating: 0)
  private var mask: Int
  private var capacity: Int
  /// From here on nothing is forgotten: a reader has yet to read it.
  private var unreadFrom = Int.max
  private var details: ChangeDetails
  private var times = TimeMarks()

  /// The number that the next change will have.
  public private(set) var end = 0

  init(capacity: Int) {
    self.capacity = capacity
    var length = 1
    while length < capacity { length <<= 1 }
    mask = length - 1
    details = ChangeDetails(capacity: capacity)
  }

  /// The number of the oldest change that is still here.
  public var start: Int { max(0, end - capacity) }

  mutating func append(_ change: Change) {
    if end &- capacity >= unreadFrom { grow() }
    if ring.count <= mask {
      ring.append(change)
      nodeSlots.append(change.nodeSlot)
    } else {
      ring[end & mask] = change
      nodeSlots[end & mask] = change.nodeSlot
    }
    end += 1
    ends[Int(change.kind.rawValue)] = end
  }

  /// Whether there has been a change of one of these kinds since the one numbered `position`, itself included.
  func hasChanges(since position: Int, of kinds: Change.Kinds) -> Bool {
    if position >= end { return false }
    if kinds == .all { return true }
    var rest = kinds.rawValue & Change.Kinds.everyKind
    while rest != 0 {
      if ends[rest.trailingZeroBitCount] > position { return true }
      rest &= rest - 1
    }
    return false
  }

  mutating func append(_ change: Change, _ detail: ChangeDetail) {
    details.append(detail, at: end, keepingFrom: unreadFrom)
    append(change)
  }

  /// From the change numbered `position` on nothing is forgotten, however many there are, until the next call.
  mutating func keep(from position: Int) { unreadFrom = position }

  /// Reserves memory for twice as many changes.
  private mutating func grow() {
    let positions = start..<end
    let length = 2 * (mask + 1)
    var larger = [Change](repeating: Change(kind: .objectPut, cause: .external), count: length)
    var largerSlots = [Int32](repeating: -1, count: length)
    for position in positions {
      larger[position & (length - 1)] = ring[position & mask]
      largerSlots[position & (length - 1)] = nodeSlots[position & mask]
    }
    ring = larger
    nodeSlots = largerSlots
    mask = length - 1
    capacity *= 2
  }

  /// Changes from here on are of `now`.
  mutating func advance(to now: Instant) { times.mark(now, from: end, start: start) }

  /// When the change numbered `position` happened; `nil` where no time had been told before it, or it has been forgotten.
  ///
  /// - Complexity: O(log *n*) in the number of instants that are remembered.
  public func time(of position: Int) -> Instant? { position >= start ? times.time(of: position) : nil }

  /// What the change numbered `position` was about beside pod and node; `nil` where there is nothing to tell, or it has been
  /// forgotten.
  ///
  /// - Complexity: O(log *n*) in the number of details that are remembered.
  public func detail(of position: Int) -> ChangeDetail? { details.detail(at: position) }

  /// The nodes that changes of `kinds` from the one numbered `position` on happened on, each once, in the order in which
  /// they first changed; `nil` where that reaches back to changes that have been forgotten, so that any may have.
  ///
  /// - Complexity: O(*n*) in the number of changes since.
  public func nodes(since position: Int, of kinds: Change.Kinds) -> [NodeID]? {
    guard position >= start else { return nil }
    var nodes: [NodeID] = []
    // Mostly it is one node or two, which a look at the list finds sooner than a set.
    var seen = Set<NodeID>()
    for number in position..<end {
      let change = ring[number & mask]
      guard let node = change.node, kinds.contains(Change.Kinds(change.kind)), nodes.last != node else { continue }
      if nodes.count < 8 {
        if nodes.contains(node) { continue }
      } else {
        if seen.isEmpty { seen.formUnion(nodes) }
        if !seen.insert(node).inserted { continue }
      }
      nodes.append(node)
    }
    return nodes
  }

  /// Adds the slot of every node that a change since the one numbered `position` happened on to `slots`, each once;
  /// `false` where that reaches back to changes that have been forgotten.
  ///
  /// - Parameters:
  ///   - marks: By slot: the last call in which it was added.
  ///   - mark: The number of this call.
  package func addNodes(
    since position: Int, to slots: inout [Int], marks: inout [UInt32], mark: UInt32
  ) -> Bool {
    guard position >= start else { return false }
    for number in position..<end {
      let slot = Int(nodeSlots[number & mask])
      if slot < 0 || marks[slot] == mark { continue }
      marks[slot] = mark
      slots.append(slot)
    }
    return true
  }

  /// The slot of the node of the change numbered `number`, which must be here; below 0 where there is none.
  @inline(__always)
  func nodeSlot(of number: Int) -> Int { Int(nodeSlots[number & mask]) }

  /// Calls `body` with every change from the one numbered `position` on, as long as it says so; `false` where it did not,
  /// or where changes among them have been forgotten.
  package func forEachChange(since position: Int, _ body: (Change) -> Bool) -> Bool {
    guard position >= start else { return false }
    for number in position..<end where !body(ring[number & mask]) { return false }
    return true
  }

  /// The change numbered `number`, which must be here.
  @inline(__always)
  subscript(present number: Int) -> Change { ring[number & mask] }

  /// The change numbered `number`; `nil` where it has been forgotten or not happened yet.
  public subscript(number: Int) -> Change? {
    number >= start && number < end ? ring[number & mask] : nil
  }
}

/// From which change on it was which time.
private struct TimeMarks {
  private var marks: [(position: Int, time: Instant)] = []
  private var head = 0

  mutating func mark(_ time: Instant, from position: Int, start: Int) {
    if let last = marks.last, last.position == position, marks.count > head {
      marks[marks.count - 1].time = time
    } else {
      marks.append((position, time))
    }
    // The mark before the oldest change still tells its time.
    while marks.count - head > 1 && marks[head + 1].position <= start { head += 1 }
    if head > 64 && head * 2 > marks.count {
      marks.removeFirst(head)
      head = 0
    }
  }

  func time(of position: Int) -> Instant? {
    var low = head
    var high = marks.count
    while low < high {
      let middle = (low + high) / 2
      if marks[middle].position <= position { low = middle + 1 } else { high = middle }
    }
    return low == head ? nil : marks[low - 1].time
  }
}
