public import StowageKernel
public import StowageModel

/// The part of another workload that arrives in a window of time, moved so that the window starts at 0.
///
/// With `carryingIn`, pods that arrived before the window and would still run at its start (their arrival plus duration
/// lies after it, supposing that they were placed at once) arrive at time 0 with the duration that is left. Without it
/// the window starts with an empty cluster.
public struct WindowedWorkload: WrappingWorkload {
  let base: any Workload
  private let start: Instant
  private let end: Instant
  private let carriesIn: Bool

  /// The arrivals of `base` at `start` or later and before `end`.
  ///
  /// - Precondition: `start` is not negative and not after `end`.
  public init(_ base: any Workload, from start: Instant, to end: Instant = .never, carryingIn: Bool = false) {
    precondition(.origin <= start && start <= end, "a window starts at 0 or later and ends no earlier than that")
    self.base = base
    self.start = start
    self.end = end
    carriesIn = carryingIn
  }

  /// The arrivals, from the carried-in ones on.
  public func arrivals(seed: UInt64) throws -> any ArrivalStream {
    try remake(base.arrivals(seed: seed), seed: seed)
  }

  func remake(_ arrivals: any ArrivalStream, seed: UInt64) -> any ArrivalStream {
    Stream(source: arrivals, window: self)
  }

  /// What the other workload's seed varies.
  public var seedVaries: String? { base.seedVaries }

  private struct Stream: ArrivalStream {
    var source: any ArrivalStream
    let window: WindowedWorkload

    mutating func next() throws -> PodArrival? {
      while var arrival = try source.next(), arrival.time < window.end {
        if arrival.time >= window.start {
          arrival.time = .origin + (arrival.time - window.start)
          return arrival
        }
        let finish = arrival.time + arrival.duration
        guard window.carriesIn, finish > window.start else { continue }
        if arrival.duration != .infinite { arrival.duration = finish - window.start }
        arrival.time = .origin
        return arrival
      }
      return nil
    }
  }
}
