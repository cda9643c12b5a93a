public import StowageKernel
public import StowageModel

/// Another workload with every arrival moved a little by chance: input shaking.
///
/// Runs over many shakes tell how much of a result hangs on accidents of the trace (Tsafrir, Ouaknine and Feitelson,
/// "Reducing Performance Evaluation Sensitivity and Variability by Input Shaking", MASCOTS 2007).
public struct ShakenWorkload: WrappingWorkload {
  /// The largest magnitude that is taken: whoever reads one from outside refuses what is above.
  public static let largestMagnitude = WorkloadLimits.longest

  let base: any Workload
  private let magnitude: Milliseconds

  /// `base` with each arrival moved by a uniform whole number of milliseconds from `-magnitude` to `magnitude`, though
  /// not before 0.
  ///
  /// - Precondition: `magnitude` is not negative and at most ``largestMagnitude``.
  public init(_ base: any Workload, magnitude: Milliseconds) {
    precondition(
      (.zero...Self.largestMagnitude).contains(magnitude), "a magnitude is 0 or more, and at most 2^50 ms")
    self.base = base
    self.magnitude = magnitude
  }

  /// The arrivals in the order of their new times. At one time, as many as arrive within twice the magnitude are held.
  public func arrivals(seed: UInt64) throws -> any ArrivalStream {
    try remake(base.arrivals(seed: seed), seed: seed)
  }

  func remake(_ arrivals: any ArrivalStream, seed: UInt64) throws -> any ArrivalStream {
    try Reordering(
      arrivals,
      move: Shaking(chance: RandomStream(seed: seed, purpose: purpose("shaking")), advance: magnitude))
  }

  /// What the other workload's seed varies, and the moves.
  public var seedVaries: String? { joinedSeedText(base.seedVaries, "arrival times by up to \(magnitude)") }

  private struct Shaking: ArrivalMove {
    var chance: RandomStream
    let advance: Milliseconds

    mutating func apply(
      to arrival: PodArrival, into waiting: inout EventQueue<PodArrival>
    ) throws(WorkloadError) {
      let offset = Int64(chance.next(below: 2 * Int(advance.count) + 1)) - advance.count
      var moved = arrival
      moved.time = max(.origin, arrival.time + Milliseconds(offset))
      waiting.schedule(moved, at: moved.time)
    }
  }
}
