extension ComparisonReport {
  /// The questions of a planner that metrics answer, the most important first.
  ///
  /// Metrics of one concern share one vote in a verdict: mean and percentile of the same waits are no two reasons.
  public enum Concern: String, Sendable, Equatable, Codable, CaseIterable {
    /// Pods that never got a node.
    case unplaced
    /// How long pods waited, and how many.
    case waiting
    /// How many nodes are in use.
    case nodes
    /// How much of the resources pods hold.
    case allocation
    /// Free resources that pods cannot use.
    case stranded
    /// Anything else.
    case other
  }
}
