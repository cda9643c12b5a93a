extension ComparisonReport {
  /// How long the pods of one policy waited for a node, as a cumulative curve.
  public struct WaitingCurve: Sendable, Equatable, Codable {
    /// The policy's name.
    public var policy: String
    /// The curve, with rising edges and fractions; it ends below 1 if pods were never placed.
    public var points: [CumulativePoint]
    /// How many pods there were, over all seeds.
    public var podCount: Int
    /// How many of them never got a node.
    public var neverPlacedCount: Int

    /// The curve of `policy`.
    public init(policy: String, points: [CumulativePoint], podCount: Int, neverPlacedCount: Int) {
      self.policy = policy
      self.points = points
      self.podCount = podCount
      self.neverPlacedCount = neverPlacedCount
    }

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
