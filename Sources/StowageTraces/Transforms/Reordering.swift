import StowageKernel
import StowageModel

/// Puts arrivals back into order after they were moved, holding no more of them than the moves make needful.
///
/// `advance` is how far an arrival may have been moved to the front: what lies further ahead of the next unread arrival
/// than that can be let go.
struct Reordering {
  private var waiting = EventQueue<PodArrival>()
  private var source: any ArrivalStream
  private var upcoming: PodArrival?
  private let advance: Milliseconds

  init(_ source: any ArrivalStream, advance: Milliseconds) throws {
    self.source = source
    self.advance = advance
    upcoming = try self.source.next()
  }

  /// The next arrival in the order of the new times; equal times keep the order in which `move` made them.
  mutating func next(move: (PodArrival, (PodArrival) -> Void) -> Void) throws -> PodArrival? {
    while let arrival = upcoming {
      if let first = waiting.nextTime,
        first.milliseconds < arrival.time.milliseconds.subtractingReportingOverflow(advance.count).partialValue
      {
        return waiting.next()?.event
      }
      move(arrival) { waiting.schedule($0, at: $0.time) }
      upcoming = try source.next()
    }
    return waiting.next()?.event
  }
}

/// What several sources of chance vary, in one text.
func joinedSeedText(_ base: String?, _ own: String) -> String { base.map { "\($0), \(own)" } ?? own }
