public import StowageKernel
public import StowageModel

/// Another workload with its load scaled by chance: more copies of its pods, or fewer pods.
///
/// With a factor of 2.3 each pod arrives twice, and a third time with probability 0.3; with 0.3 it stays with
/// probability 0.3. The first copy keeps time and name; the others come later by a uniform time of up to `spread`, so
/// that they are no burst, and are called `NAME-copy2` and so on. Times of day, shapes and durations keep their shares.
public struct ResampledWorkload: WrappingWorkload {
  /// The largest spread that is taken: whoever reads one from outside refuses what is above.
  public static let largestSpread = WorkloadLimits.longest

  let base: any Workload
  private let factor: ExactFactor
  private let spread: Milliseconds

  /// `base` with `factor` times the pods, copies moved by up to `spread` (an hour unless given).
  ///
  /// - Precondition: `spread` is not negative and at most ``largestSpread``.
  public init(_ base: any Workload, factor: ExactFactor, spread: Milliseconds = .seconds(3_600)) {
    precondition((.zero...Self.largestSpread).contains(spread), "a spread is 0 or more, and at most 2^50 ms")
    self.base = base
    self.factor = factor
    self.spread = spread
  }

  /// The arrivals in the order of their new times. At one time, as many as arrive within `spread` are held.
  public func arrivals(seed: UInt64) throws -> any ArrivalStream {
    try remake(base.arrivals(seed: seed), seed: seed)
  }

  func remake(_ arrivals: any ArrivalStream, seed: UInt64) throws -> any ArrivalStream {
    try Reordering(
      arrivals,
      move: Copying(chance: RandomStream(seed: seed, purpose: purpose("resampling")), factor: factor, spread: spread))
  }

  /// What the other workload's seed varies, and the copies.
  public var seedVaries: String? { joinedSeedText(base.seedVaries, "which pods are copied or left out") }

  private struct Copying: ArrivalMove {
    var chance: RandomStream
    let factor: ExactFactor
    let spread: Milliseconds
    var advance: Milliseconds { .zero }

    mutating func apply(
      to arrival: PodArrival, into waiting: inout EventQueue<PodArrival>
    ) throws(WorkloadError) {
      let (whole, rest) = factor.numerator.quotientAndRemainder(dividingBy: factor.denominator)
      // The remainder over the denominator is the exact probability of one more copy.
      let extra: Int64 = chance.next(below: Int(factor.denominator)) < rest ? 1 : 0
      if whole + extra > Int64(WorkloadLimits.mostHeld - waiting.count) { throw .tooManyCopies(of: arrival.name) }
      for number in 0..<(whole + extra) {
        var copy = arrival
        if number > 0 {
          copy.name += "-copy\(number + 1)"
          copy.time = arrival.time + Milliseconds(Int64(chance.next(below: Int(spread.count) + 1)))
        }
        waiting.schedule(copy, at: copy.time)
      }
    }
  }
}
