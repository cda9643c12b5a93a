extension ComparisonReport {
  /// How long the pods of one policy waited for a node, as a cumulative curve.
  public struct WaitingCurve: Sendable, Equatable, Codable {
    /// The policy's name.
    public var policy: String
    /// The curve, with rising edges and fractions; it ends below 1 if pods were never placed.
    public var points: [CumulativePoint]
    /// How many pods there were, over all distinct runs.
    public var podCount: Int
    /// How many of them never got a node.
    public var neverPlacedCount: Int
    /// How many runs are counted together; runs that are all the same count once.
    public var runCount: Int
    /// How many pods each run had; `nil` if their numbers differ.
    public var podsInEachRun: Int?

    /// The curve of `policy`; of a single run unless told otherwise.
    public init(
      policy: String, points: [CumulativePoint], podCount: Int, neverPlacedCount: Int, runCount: Int = 1,
      podsInEachRun: Int? = nil
    ) {
      self.runCount = max(runCount, 1)
      self.podsInEachRun = podsInEachRun ?? (runCount > 1 ? nil : podCount)
      self.policy = policy
      self.points = points
      self.podCount = podCount
      self.neverPlacedCount = neverPlacedCount
    }

    /// How many pods of a run never got a node, on average.
    public var neverPlacedMean: Double { Double(neverPlacedCount) / Double(runCount) }

    /// The first edge by which the share `fraction` of all pods had a node; `nil` if it never did.
    public func quantileSeconds(_ fraction: Double) -> Double? {
      points.first { $0.fraction >= fraction }?.upToSeconds
    }
  }

  /// A point of a cumulative curve.
  public struct CumulativePoint: Sendable, Equatable, Codable {
    /// The upper edge, in seconds.
    public var upToSeconds: Double
    /// The share of all pods, placed or not, that waited at most this long; from 0 to 1.
    public var fraction: Double

    /// A point of a cumulative curve.
    public init(upToSeconds: Double, fraction: Double) {
      self.upToSeconds = upToSeconds
      self.fraction = fraction
    }
  }
}
