/// The future: events in the order in which they happen.
///
/// The order is total, so that a run repeats exactly: by time, then by the event's `rank`
/// (what kind of event goes first at one instant), then in the order in which they were scheduled.
/// An event may be scheduled before the last one taken out; it comes next then.
///
/// - Complexity: `schedule` and `next` are O(1) on average as long as time moves forward, whatever the number of
///   waiting events: an event moves at most once for each bit of its time, on average a few times. Of *n* events
///   at one instant or in the past each costs O(log *n*).
public struct EventQueue<Event> {
  // A radix heap (Ahuja, Mehlhorn, Orlin and Tarjan, "Faster Algorithms for the Shortest Path Problem", 1990) behind a
  // small binary heap. Events up to `limit` are in `near`, which alone knows the order. Those after it lie unsorted in
  // `far`: in bucket b where bit b is the highest in which their time differs from the limit. So
  // - every time of a bucket comes before all times of the next, and
  // - buckets stay right when the limit moves, as long as it keeps the highest bit in which it differs from their
  //   times: the limit may move within the range of a bucket as soon as that one and those below are empty.

  @usableFromInline var near = EventHeap<Event>()
  /// The last instant whose events are all in `near`.
  @usableFromInline var limit = Instant(milliseconds: .min)
  /// How far back the limit may move: the start of the range of the bucket that was opened last.
  @usableFromInline var earliestLimit = Instant(milliseconds: .min)
  @usableFromInline var far = [EventBucket<Event>](repeating: EventBucket(), count: 64)
  /// Bit b is set where bucket b has events.
  @usableFromInline var occupied: UInt64 = 0
  @usableFromInline var waiting = 0
  @usableFromInline var scheduled: UInt64 = 0

  /// A bucket with no more events than this goes into `near` as it is.
  @inlinable
  static var smallBucket: Int { 64 }
  /// With more events than this `near` is cut back.
  @inlinable
  static var largeHeap: Int { 256 }
  /// A bucket with memory for so many events, or for 1/64 of all that wait, keeps its memory when it is dealt out. Most
  /// are such; if all kept theirs, they would hold ten times what the events need.
  @inlinable
  static var retainedCapacity: Int { 256 }

  /// A queue without events.
  @inlinable
  public init() {}

  /// The number of waiting events.
  @inlinable
  public var count: Int { waiting }

  /// Whether nothing is left to happen.
  @inlinable
  public var isEmpty: Bool { waiting == 0 }

  /// When the next event happens.
  @inlinable
  public var nextTime: Instant? {
    if let first = near.first { return first.time }
    return occupied == 0 ? nil : far[occupied.trailingZeroBitCount].earliest
  }

  /// Schedules `event` at `time`. Among events of one instant the lower `rank` happens first,
  /// and among those of one rank the one that was scheduled first.
  ///
  /// - Complexity: O(1) on average, O(log *n*) where the time is before the end of the near range.
  @inlinable
  public mutating func schedule(_ event: Event, at time: Instant, rank: UInt8 = 0) {
    // 2^56 events at most: at ten million a second that is 200 years of computing.
    let event = ScheduledEvent(time: time, order: UInt64(rank) << 56 | scheduled, event: event)
    scheduled += 1
    waiting += 1
    if time > limit {
      let bucket = bucket(of: time)
      far[bucket].append(event)
      occupied |= 1 << UInt64(bucket)
    } else {
      near.insert(event)
      if near.count > Self.largeHeap && earliestLimit < limit { cutBack() }
    }
  }

  /// Takes the next event out of the queue.
  ///
  /// - Complexity: O(1) on average, O(log *n*) of the *n* events at one instant.
  @inlinable
  public mutating func next() -> (time: Instant, event: Event)? {
    if near.isEmpty && occupied != 0 { openFirstBucket() }
    guard let first = near.removeFirst() else { return nil }
    waiting -= 1
    return (first.time, first.event)
  }

  /// The bucket for a time after the limit.
  @inlinable
  func bucket(of time: Instant) -> Int { 63 - (time.milliseconds ^ limit.milliseconds).leadingZeroBitCount }

  /// Fills `near`, which is empty: with all of the first bucket if it is small, else with the events of its earliest
  /// time, while the others go to lower buckets.
  @inlinable @inline(never)
  mutating func openFirstBucket() {
    let number = occupied.trailingZeroBitCount
    occupied &= occupied - 1
    limit = far[number].earliest
    earliestLimit = limit
    far[number].earliest = .never
    if far[number].events.count <= Self.smallBucket {
      let range = Int64(bitPattern: 1 << UInt64(number) - 1)
      earliestLimit.milliseconds &= ~range
      limit.milliseconds |= range
      near.fill(from: &far[number].events)
    } else {
      var events = ContiguousArray<ScheduledEvent<Event>>()
      swap(&events, &far[number].events)
      deal(events)
      // Dealing went to lower buckets only.
      if events.capacity <= max(Self.retainedCapacity, waiting / 64) {
        events.removeAll(keepingCapacity: true)
        swap(&events, &far[number].events)
      }
    }
  }

  /// Many events have come to lie before the limit: moves it back to the earliest, and what is later into `far`.
  @inlinable @inline(never)
  mutating func cutBack() {
    guard let first = near.first else { return }
    limit = max(earliestLimit, first.time)
    earliestLimit = limit
    let events = near.events
    near = EventHeap()
    deal(events)
  }

  /// Puts each event where it belongs under the limit of now.
  @inlinable
  mutating func deal(_ events: ContiguousArray<ScheduledEvent<Event>>) {
    for event in events {
      if event.time > limit {
        let bucket = bucket(of: event.time)
        far[bucket].append(event)
        occupied |= 1 << UInt64(bucket)
      } else {
        near.insert(event)
      }
    }
  }
}

/// Events of a range of times, in no order but that they came in.
@usableFromInline
struct EventBucket<Event> {
  @usableFromInline var events = ContiguousArray<ScheduledEvent<Event>>()
  @usableFromInline var earliest = Instant.never

  @inlinable
  init() {}

  @inlinable
  mutating func append(_ event: ScheduledEvent<Event>) {
    events.append(event)
    if event.time < earliest { earliest = event.time }
  }
}

extension EventQueue: Sendable where Event: Sendable {}
extension EventBucket: Sendable where Event: Sendable {}
