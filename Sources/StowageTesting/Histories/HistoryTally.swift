import StowageScheduling

/// What came of the steps of one history, or of several.
public struct HistoryTally: Sendable, Hashable {
  /// How many decisions placed a pod.
  public internal(set) var placed = 0
  /// How many would preempt others.
  public internal(set) var preempting = 0
  /// How many refused a pod.
  public internal(set) var refused = 0
  /// How many steps of each kind had an effect: a completion has none where no pod runs.
  public internal(set) var steps: [StepKind: Int] = [:]

  /// Nothing has happened yet.
  public init() {}

  /// How often policies were asked about a pod that came of a step; questions on copies of the cluster are not counted.
  public var decisions: Int { placed + preempting + refused }

  /// Adds what came of another history.
  public mutating func add(_ other: HistoryTally) {
    placed += other.placed
    preempting += other.preempting
    refused += other.refused
    steps.merge(other.steps, uniquingKeysWith: +)
  }

  mutating func count(_ decision: Decision) {
    switch decision {
    case .place: placed += 1
    case .preempt: preempting += 1
    case .unschedulable: refused += 1
    }
  }
}
