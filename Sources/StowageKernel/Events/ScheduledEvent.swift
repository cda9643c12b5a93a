/// An event and its place in the total order of a future.
@usableFromInline
struct ScheduledEvent<Event> {
  @usableFromInline let time: Instant
  /// The rank in the highest eight bits, and how many events were scheduled before in the others.
  @usableFromInline let order: UInt64
  @usableFromInline let event: Event

  @inlinable
  init(time: Instant, order: UInt64, event: Event) {
    self.time = time
    self.order = order
    self.event = event
  }

  @inlinable
  func precedes(_ other: Self) -> Bool { time == other.time ? order < other.order : time < other.time }
}

extension ScheduledEvent: Sendable where Event: Sendable {}
