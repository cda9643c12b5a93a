public import StowageMeasurement

extension ComparisonReport {
  /// A metric with what each policy reached: a column of the table. The metric's own properties can be asked of it.
  @dynamicMemberLookup
  public struct MetricResult: Sendable, Equatable, Codable {
    /// What was measured.
    public var metric: Metric
    /// Whether policies can be compared in it; `false` for waits of different numbers of placed pods, where none is
    /// best.
    public var isComparable: Bool
    /// How many decimals to show.
    public var decimals: Int
    /// The least difference of interest, in the metric's unit: a smaller one does not matter, however certain it is. At 0
    /// whatever the decimals show matters.
    public var leastDifference: Double
    /// What each policy reached, at most one for each; a policy without one has an empty cell.
    public var estimates: [Estimate]

    /// What each policy reached in `metric`.
    public init(
      _ metric: Metric, isComparable: Bool = true, decimals: Int, leastDifference: Double = 0, estimates: [Estimate]
    ) {
      self.metric = metric
      self.isComparable = isComparable
      self.decimals = decimals
      self.leastDifference = leastDifference
      self.estimates = estimates
    }

    /// A property of the metric.
    public subscript<Value>(dynamicMember property: KeyPath<Metric, Value>) -> Value { metric[keyPath: property] }

    /// What `policy` reached, if it was measured.
    ///
    /// - Complexity: O(*n*) in the number of policies.
    public func estimate(of policy: String) -> Estimate? { estimates.first { $0.policy == policy } }

    /// Whether tables and reports show it unless they are asked for more: it is a principal metric, or has to be told
    /// because it is not zero.
    public var isShown: Bool {
      metric.isPrincipal || metric.caution != nil && estimates.contains { $0.values.contains { $0 > 0 } || $0.mean > 0 }
    }
  }
}
