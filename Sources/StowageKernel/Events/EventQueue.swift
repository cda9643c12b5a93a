public import HeapModule

/// The future: events in the order in which they happen.
///
/// The order is total, so that a run repeats exactly: by time, then by the event's `rank`
/// (what kind of event goes first at one instant), then in the order in which they were scheduled.
///
/// - Complexity: `schedule` and `next` are O(log *n*) in the number of waiting events.
public struct EventQueue<Event> {
  @usableFromInline
  struct Entry: Comparable {
    @usableFromInline let time: Instant
    @usableFromInline let order: UInt64
    @usableFromInline let event: Event

    @inlinable
    init(time: Instant, order: UInt64, event: Event) {
      self.time = time
      self.order = order
      self.event = event
    }

    @inlinable
    static func < (left: Entry, right: Entry) -> Bool {
      left.time == right.time ? left.order < right.order : left.time < right.time
    }

    @inlinable
    static func == (left: Entry, right: Entry) -> Bool { left.time == right.time && left.order == right.order }
  }

  @usableFromInline var heap = Heap<Entry>()
  @usableFromInline var scheduled: UInt64 = 0

  /// An empty future.
  @inlinable
  public init() {}

  /// The number of waiting events.
  @inlinable
  public var count: Int { heap.count }

  /// Whether nothing is left to happen.
  @inlinable
  public var isEmpty: Bool { heap.isEmpty }

  /// When the next event happens.
  @inlinable
  public var nextTime: Instant? { heap.min?.time }

  /// Schedules `event` at `time`. Among events of one instant the lower `rank` happens first,
  /// and among those of one rank the one that was scheduled first.
  @inlinable
  public mutating func schedule(_ event: Event, at time: Instant, rank: UInt8 = 0) {
    // 2^56 events at most: at a million a second that is 2,000 years of computing.
    heap.insert(Entry(time: time, order: UInt64(rank) << 56 | scheduled, event: event))
    scheduled += 1
  }

  /// Takes the next event out of the queue.
  @inlinable
  public mutating func next() -> (time: Instant, event: Event)? {
    guard let entry = heap.popMin() else { return nil }
    return (entry.time, entry.event)
  }
}

extension EventQueue: Sendable where Event: Sendable {}
extension EventQueue.Entry: Sendable where Event: Sendable {}
