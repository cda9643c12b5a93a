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
}
