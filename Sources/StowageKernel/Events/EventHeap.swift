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
    var heap = events.mutableSpan
    var hole = heap.count - 1
    while hole > 0 {
      let parent = (hole - 1) / 2
      if !event.precedes(heap[parent]) { break }
      heap[hole] = heap[parent]
      hole = parent
    }
    heap[hole] = event
  }

  @inlinable
  mutating func removeFirst() -> ScheduledEvent<Event>? {
    guard let last = events.popLast() else { return nil }
    if events.isEmpty { return last }
    var heap = events.mutableSpan
    let first = heap[0]
    Self.sink(last, from: 0, in: &heap)
    return first
  }

  /// Takes the place of what is in `unordered`, and leaves there the memory it had.
  ///
  /// - Precondition: The heap is empty.
  @inlinable
  mutating func fill(from unordered: inout ContiguousArray<ScheduledEvent<Event>>) {
    swap(&events, &unordered)
    var heap = events.mutableSpan
    var parent = heap.count / 2
    while parent > 0 {
      parent -= 1
      Self.sink(heap[parent], from: parent, in: &heap)
    }
  }

  /// Puts `event` into the hole at `hole`, or further down, so that nothing below comes before it.
  @inlinable
  static func sink(
    _ event: ScheduledEvent<Event>, from start: Int, in heap: inout MutableSpan<ScheduledEvent<Event>>
  ) {
    var hole = start
    while true {
      var child = 2 * hole + 1
      if child >= heap.count { break }
      // An addition instead of a jump: which child comes first is a coin toss no processor foresees.
      if child + 1 < heap.count { child += heap[child + 1].precedes(heap[child]) ? 1 : 0 }
      if !heap[child].precedes(event) { break }
      heap[hole] = heap[child]
      hole = child
    }
    heap[hole] = event
  }
}

extension EventHeap: Sendable where Event: Sendable {}
