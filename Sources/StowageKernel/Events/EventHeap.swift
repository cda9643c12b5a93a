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
    var hole = 0
    while true {
      var child = 2 * hole + 1
      if child >= places.count { break }
      // An addition instead of a jump: which child comes first is a coin toss no processor foresees.
      if child + 1 < places.count { child += places[child + 1].precedes(places[child]) ? 1 : 0 }
      if !places[child].precedes(last) { break }
      places[hole] = places[child]
      hole = child
    }
    places[hole] = last
    return first
  }
}

extension EventHeap: Sendable where Event: Sendable {}
