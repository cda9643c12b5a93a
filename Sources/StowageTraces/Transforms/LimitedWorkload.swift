public import StowageModel

/// The first arrivals of another workload.
public struct LimitedWorkload: WrappingWorkload {
  let base: any Workload
  private let count: Int

  /// The first `count` arrivals of `base`, or all if there are fewer.
  ///
  /// - Precondition: `count` is not negative.
  public init(_ base: any Workload, count: Int) {
    precondition(count >= 0, "a number of pods is not negative")
    self.base = base
    self.count = count
  }

  /// The arrivals; no more of the other workload is read.
  public func arrivals(seed: UInt64) throws -> any ArrivalStream {
    try remake(base.arrivals(seed: seed), seed: seed)
  }

  func remake(_ arrivals: any ArrivalStream, seed: UInt64) -> any ArrivalStream {
    Stream(source: arrivals, left: count)
  }

  /// What the other workload's seed varies.
  public var seedVaries: String? { base.seedVaries }

  private struct Stream: ArrivalStream {
    var source: any ArrivalStream
    var left: Int

    mutating func next() throws -> PodArrival? {
      guard left > 0 else { return nil }
      left -= 1
      return try source.next()
    }
  }
}
