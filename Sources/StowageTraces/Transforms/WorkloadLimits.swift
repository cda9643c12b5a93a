public import StowageKernel

/// How far times reach in a workload. What lies beyond is a wrong unit, and sums of two such times stay exact.
public enum WorkloadLimits {
  /// The longest duration that is taken: 2^50 ms, about 35,000 years.
  public static let longest = Milliseconds(1 << 50)

  /// ``longest`` as messages tell it.
  public static let longestText = "at most 2^50 ms (about 13,000,000 days)"

  /// The latest time at which a pod can arrive.
  public static let latest = Instant.origin + longest

  /// The most pods that a description may lead to expect.
  public static let mostPods = 1_000_000_000

  /// The most pods that are held at one time while arrivals are put in order.
  public static let mostHeld = 10_000_000
}

/// Why a workload can't be made over.
public enum WorkloadError: Error, Hashable, Sendable, CustomStringConvertible {
  /// A load factor makes more copies of pods that arrive within its spread than can be held.
  case tooManyCopies(of: String)

  /// What is wrong, and what would be right.
  public var description: String {
    switch self {
    case .tooManyCopies(let pod):
      "with the copies of pod \(pod) more than \(WorkloadLimits.mostHeld) pods are held at one time: give a smaller "
        + "load factor, or let the copies come closer together (loadSpread)"
    }
  }
}
