public import StowageMeasurement

extension ComparisonReport {
  /// The bins of time that all charts share: bin `i` covers
  /// `originSeconds + i × binSeconds ..< originSeconds + (i + 1) × binSeconds`.
  public struct TimeAxis: Sendable, Equatable, Codable {
    /// Where the first bin starts, in seconds of simulated time.
    public var originSeconds: Double
    /// How long a bin is, in seconds; above zero.
    public var binSeconds: Double
    /// How many bins there are.
    public var binCount: Int
    /// Where measuring stops, in seconds of simulated time, such as the last arrival; `nil` if nothing is to be marked.
    public var measuredUntilSeconds: Double?

    /// Bins of equal width.
    public init(originSeconds: Double, binSeconds: Double, binCount: Int, measuredUntilSeconds: Double? = nil) {
      self.measuredUntilSeconds = measuredUntilSeconds
      self.originSeconds = originSeconds
      self.binSeconds = binSeconds
      self.binCount = binCount
    }
  }

  /// A level over time, a line a policy.
  public struct Chart: Sendable, Equatable, Codable {
    /// The metric that is the level's mean over time.
    public var metric: Metric
    /// How many decimals a reading shows.
    public var decimals: Int
    /// The lines, at most one for each policy.
    public var series: [Series]

    /// The chart of the level whose mean is `metric`, with one line a policy.
    public init(_ metric: Metric, decimals: Int, series: [Series]) {
      self.metric = metric
      self.decimals = decimals
      self.series = series
    }
  }

  /// One policy's line of a chart.
  public struct Series: Sendable, Equatable, Codable {
    /// The name of the policy that the series belongs to.
    public var policy: String
    /// One element for each bin of the time axis; `nil` where the policy has no value, as after its end.
    public var bins: [Bin?]

    /// The line of `policy`.
    public init(policy: String, bins: [Bin?]) {
      self.policy = policy
      self.bins = bins
    }
  }

  /// What happened in one bin of time.
  public struct Bin: Sendable, Equatable, Codable {
    /// The time-weighted mean, averaged over the seeds.
    public var mean: Double
    /// The lowest mean of any seed.
    public var lowest: Double
    /// The highest mean of any seed.
    public var highest: Double
    /// The highest value at any moment of the bin in any seed.
    public var peak: Double

    /// A bin; without a band or a peak of its own, they lie on the mean.
    public init(mean: Double, lowest: Double? = nil, highest: Double? = nil, peak: Double? = nil) {
      self.mean = mean
      self.lowest = lowest ?? mean
      self.highest = highest ?? mean
      self.peak = peak ?? self.highest
    }
  }
}
