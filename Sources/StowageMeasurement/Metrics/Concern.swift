/// The questions of a planner that metrics and blocks answer, the most important first.
///
/// Metrics of one concern share one vote in a report's verdict: mean and percentile of the same waits are no two reasons.
/// Blocks of one kind stand on the page in the order of their concerns.
public enum Concern: String, Sendable, Hashable, Codable, CaseIterable {
  /// Pods that never got a node.
  case unplaced
  /// How long pods waited, and how many.
  case waiting
  /// How many nodes are in use.
  case nodes
  /// What failed, and how it was healed.
  case failures
  /// How much of the resources pods hold.
  case allocation
  /// Free resources that pods cannot use.
  case stranded
  /// A metric that belongs to none of the other sections.
  case other
}
