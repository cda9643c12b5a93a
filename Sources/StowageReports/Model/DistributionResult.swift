public import StowageMeasurement

extension ComparisonReport {
  /// A distribution, such as that of waiting times, with a curve for each policy.
  public struct DistributionResult: Sendable, Equatable, Codable {
    /// What is distributed, in words.
    public var subject: Findings.Distribution.Subject
    /// The curves, at most one for each policy.
    public var curves: [DistributionCurve]

    /// The distribution of `subject`.
    public init(_ subject: Findings.Distribution.Subject, curves: [DistributionCurve]) {
      self.subject = subject
      self.curves = curves
    }

    /// The curve of `policy`, if it was measured.
    ///
    /// - Complexity: O(*n*) in the number of policies.
    public func curve(of policy: String) -> DistributionCurve? { curves.first { $0.policy == policy } }

    /// Whether any policy has a value.
    var hasValues: Bool { curves.contains { !$0.points.isEmpty } }
  }

  /// How a quantity was distributed under one policy, as a cumulative curve.
  public struct DistributionCurve: Sendable, Equatable, Codable {
    /// The policy's name.
    public var policy: String
    /// The curve, with rising values and shares; it ends below 1 where some never came to a value.
    public var points: [CumulativePoint]
    /// The exact values at ``toldShares``, as far as so many came to a value; empty where only the curve is known.
    public var quantiles: [CumulativePoint]
    /// How many there were in all, such as pods, over all distinct runs.
    public var count: Int
    /// How many of them never came to a value.
    public var missingCount: Int
    /// How many runs are counted together; runs that are all the same count once.
    public var runCount: Int
    /// How many each run had; `nil` if their numbers differ.
    public var countInEachRun: Int?
    /// How many things that is about, over all distinct runs, where some count several times, such as pods that are placed
    /// again after an eviction; ``count`` where each counts once.
    public var subjectCount: Int

    /// The curve of `policy`; of a single run unless told otherwise.
    public init(
      policy: String, points: [CumulativePoint], quantiles: [CumulativePoint] = [], count: Int, missingCount: Int,
      runCount: Int = 1,
      countInEachRun: Int? = nil, subjectCount: Int? = nil
    ) {
      self.runCount = max(runCount, 1)
      self.countInEachRun = countInEachRun ?? (runCount > 1 ? nil : count)
      self.policy = policy
      self.points = points
      self.quantiles = quantiles
      self.count = count
      self.missingCount = missingCount
      self.subjectCount = subjectCount ?? count
    }

    /// How many of a run never came to a value, on average.
    public var missingMean: Double { Double(missingCount) / Double(runCount) }

    /// The shares of which a report tells the value.
    public static let toldShares = [0.5, 0.9, 0.95, 0.99, 0.999]

    /// Whether ``quantile(_:)`` is exact at ``toldShares``, and not the end of a class of values.
    public var isExact: Bool { !quantiles.isEmpty }

    /// The first value that at least the share `share` of all does not exceed; `nil` if so many never came to one.
    ///
    /// - Complexity: O(*n*) in the number of points.
    public func quantile(_ share: Double) -> Double? {
      quantiles.first { $0.share == share }?.value ?? points.first { $0.share >= share }?.value
    }
  }

  /// A point of a cumulative curve.
  public struct CumulativePoint: Sendable, Equatable, Codable {
    /// The value, in the unit of what is distributed.
    public var value: Double
    /// The share of all, those without a value included, whose value is at most this large; from 0 to 1.
    public var share: Double

    /// A point of a cumulative curve.
    public init(upTo value: Double, share: Double) {
      self.value = value
      self.share = share
    }
  }
}
