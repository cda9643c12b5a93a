import StowageCluster
import StowageKernel
import StowageModel

/// Lets the pods of a workload arrive.
struct Arrivals: Component {
  let name = "arrivals"
  let phase = Phase.arrivals
  let observes: Change.Kinds = []
  let hasClock = true
  private var stream: any ArrivalStream
  private var upcoming: PodArrival?

  /// - Throws: What the workload throws, and where its first pod arrives out of range.
  init(_ stream: any ArrivalStream) throws {
    self.stream = stream
    upcoming = try self.stream.next()
    try Self.check(upcoming, after: .origin)
  }

  /// When the next pod arrives; `nil` after the last.
  var nextArrival: Instant? { upcoming?.time }

  mutating func nextInstant(before next: Instant?) -> Instant? {
    guard let time = upcoming?.time else { return next }
    return next.map { min($0, time) } ?? time
  }

  mutating func tick(_ turn: inout Turn) throws {
    while nextArrival == turn.now, let arrival = upcoming.take() {
      turn.stage.cluster.add(arrival)
      turn.stage.note(arrivalOf: arrival)
      upcoming = try stream.next()
      try Self.check(upcoming, after: turn.now)
    }
    turn.stage.hasMoreArrivals = upcoming != nil
  }

  private static func check(_ arrival: PodArrival?, after previous: Instant) throws(SimulationError) {
    guard let arrival else { return }
    if arrival.time < .origin || arrival.time > Simulation.horizon {
      throw .arrivalOutOfRange(pod: arrival.name, time: arrival.time)
    }
    if arrival.time < previous {
      throw .arrivalOutOfOrder(pod: arrival.name, time: arrival.time, previous: previous)
    }
  }
}
