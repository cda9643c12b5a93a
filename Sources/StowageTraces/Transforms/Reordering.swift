import StowageKernel
import StowageModel

/// A rule that moves one arrival, multiplies it or drops it.
protocol ArrivalMove {
  /// How far at most it moves an arrival to the front.
  var advance: Milliseconds { get }

  /// Schedules what becomes of `arrival`.
  mutating func apply(to arrival: PodArrival, into waiting: inout EventQueue<PodArrival>) throws(WorkloadError)
}

/// Puts arrivals back into order after they were moved, holding no more of them than the moves make needful.
struct Reordering<Move: ArrivalMove>: ArrivalStream {
  private var waiting = EventQueue<PodArrival>()
  private var source: any ArrivalStream
  private var upcoming: PodArrival?
  private var move: Move

  init(_ source: any ArrivalStream, move: Move) throws {
    self.source = source
    self.move = move
    upcoming = try self.source.next()
  }

  /// The next arrival in the order of the new times; equal times keep the order in which they were made.
  mutating func next() throws -> PodArrival? {
    while let arrival = upcoming {
      // What is unread can come no earlier than this.
      let horizon = arrival.time + Milliseconds(-move.advance.count)
      if let first = waiting.nextTime, first < horizon { return waiting.next()?.event }
      try move.apply(to: arrival, into: &waiting)
      upcoming = try source.next()
    }
    return waiting.next()?.event
  }
}

/// What several sources of chance vary, in one text.
func joinedSeedText(_ base: String?, _ own: String) -> String { base.map { "\($0), \(own)" } ?? own }
