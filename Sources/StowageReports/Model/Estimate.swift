extension ComparisonReport {
  /// What one policy reached in one metric.
  public struct Estimate: Sendable, Equatable, Codable {
    /// The name of the policy.
    public var policy: String
    /// The mean over the seeds.
    public var mean: Double
    /// Half the width of the 95 % confidence interval of the mean; `nil` below three seeds or if nothing varies.
    public var halfWidth: Double?
    /// The value of each seed, in the order of the seeds.
    public var values: [Double]
    /// The difference from the baseline; `nil` for the baseline itself.
    public var difference: Difference?
    /// The policies from which it differs by more than chance explains, paired over the seeds.
    public var distinctFrom: [String]

    /// The mean of a metric over the seeds, in the metric's unit, with half of its 95 % confidence interval.
    public init(
      policy: String, mean: Double, halfWidth: Double? = nil, values: [Double] = [], difference: Difference? = nil,
      distinctFrom: [String] = []
    ) {
      self.policy = policy
      self.mean = mean
      self.halfWidth = halfWidth
      self.values = values
      self.difference = difference
      self.distinctFrom = distinctFrom
    }
  }

  /// A policy minus the baseline, paired over the seeds.
  public struct Difference: Sendable, Equatable, Codable {
    /// The mean of the paired differences, in the metric's unit.
    public var mean: Double
    /// The lower end of the 95 % confidence interval; `nil` below three seeds or if nothing varies.
    public var lower: Double?
    /// The upper end of the 95 % confidence interval; `nil` below three seeds or if nothing varies.
    public var upper: Double?
    /// Whether chance is an unlikely explanation, with the number of comparisons taken into account.
    public var isSignificant: Bool
    /// Whether chance has no part in it: neither policy's runs vary with the seed.
    public var isExact: Bool

    /// A difference; without a word on its significance, it is significant if the interval leaves out zero.
    public init(
      mean: Double, lower: Double? = nil, upper: Double? = nil, isSignificant: Bool? = nil, isExact: Bool = false
    ) {
      self.mean = mean
      self.isExact = isExact
      self.lower = lower
      self.upper = upper
      if let isSignificant {
        self.isSignificant = isSignificant
      } else if let lower, let upper {
        self.isSignificant = lower > 0 || upper < 0
      } else {
        self.isSignificant = false
      }
    }
  }
}
