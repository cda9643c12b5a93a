/// A binary heap of events, the first one on top.
@usableFromInline
struct EventHeap<Event> {
  @usableFromInline var events = ContiguousArray<ScheduledEvent<Event>>()

  @inlinable
  init() {}

  @inlinable
  var count: Int { events.count }

  @inlinable
  var isEmpty: Bool { events.isEmpty }

  @inlinable
  var first: ScheduledEvent<Event>? { events.first }

  @inlinable
  mutating func insert(_ event: ScheduledEvent<Event>) {
    events.append(event)
    // The array is checked for sharing once, here, and not at every step.
    var places = events.mutableSpan
    var hole = places.count - 1
    while hole > 0 {
      let parent = (hole - 1) / 2
      if !event.precedes(places[parent]) { break }
      places[hole] = places[parent]
      hole = parent
    }
    places[hole] = event
  }

  @inlinable
  mutating func removeFirst() -> ScheduledEvent<Event>? {
    guard let last = events.popLast() else { return nil }
    if events.isEmpty { return last }
    var places = events.mutableSpan
    let first = places[0]
    Self.sink(last, from: 0, in: &places)
    return first
  }

  /// Takes the place of what is in `unordered`, and leaves there the memory it had.
  ///
  /// - Precondition: The heap is empty.
  @inlinable
  mutating func fill(from unordered: inout ContiguousArray<ScheduledEvent<Event>>) {
    swap(&events, &unordered)
    var places = events.mutableSpan
    var parent = places.count / 2
    while parent > 0 {
      parent -= 1
      Self.sink(places[parent], from: parent, in: &places)
    }
  }

  /// Puts `event` into the hole at `hole`, or further down, so that nothing below comes before it.
  @inlinable
  static func sink(
    _ event: ScheduledEvent<Event>, from start: Int, in places: inout MutableSpan<ScheduledEvent<Event>>
  ) {
    var hole = start
    while true {
      var child = 2 * hole + 1
      if child >= places.count { break }
      // An addition instead of a jump: which child comes first is a coin toss no processor foresees.
      if child + 1 < places.count { child += places[child + 1].precedes(places[child]) ? 1 : 0 }
      if !places[child].precedes(event) { break }
      places[hole] = places[child]
      hole = child
    }
    places[hole] = event
  }
}

extension EventHeap: Sendable where Event: Sendable {}
