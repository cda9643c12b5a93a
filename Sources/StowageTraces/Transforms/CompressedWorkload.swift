import StowageKernel
public import StowageModel

/// Another workload with the time between arrivals divided by a factor, and the durations kept: load grows with it.
///
/// Each arrival moves to its time divided by the factor, rounded down to the millisecond, so that errors do not add up.
public struct CompressedWorkload: WrappingWorkload {
  let base: any Workload
  private let factor: ExactFactor

  /// `base` with arrivals `factor` times as dense.
  public init(_ base: any Workload, factor: ExactFactor) {
    self.base = base
    self.factor = factor
  }

  /// The arrivals at their new times.
  public func arrivals(seed: UInt64) throws -> any ArrivalStream {
    try remake(base.arrivals(seed: seed), seed: seed)
  }

  func remake(_ arrivals: any ArrivalStream, seed: UInt64) -> any ArrivalStream {
    Stream(source: arrivals, factor: factor)
  }

  /// What the other workload's seed varies.
  public var seedVaries: String? { base.seedVaries }

  private struct Stream: ArrivalStream {
    var source: any ArrivalStream
    let factor: ExactFactor

    mutating func next() throws -> PodArrival? {
      guard var arrival = try source.next() else { return nil }
      arrival.time = Instant(milliseconds: factor.divide(max(0, arrival.time.milliseconds)))
      return arrival
    }
  }
}
