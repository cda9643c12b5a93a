public import StowageScheduling

/// Why a pod was decided as it was.
public struct Explanation: Hashable, Sendable {
  /// The decision that is explained.
  public let decision: PodDecision
  /// The other nodes with the same, highest total, sorted by name: chance decided between them and the winner.
  public let equals: [String]
  /// The winner against the best of the nodes with a lower total; `nil` where there is none, or no winner.
  public let comparison: ScoreComparison?
  /// The reasons against the nodes that were rejected, by the number of nodes, most frequent first.
  public let reasons: [ReasonCount]
  /// What stands in the way of a pod that fits nowhere, by name; empty where nothing of that kind does.
  public var obstacles: [Obstacle] = []
  /// The least that would have to change for the pod to fit; `nil` where it fits, or nothing was found.
  public var change: SmallestChange?

  /// What the decision itself tells.
  public init(_ decision: PodDecision) {
    self.decision = decision
    equals = decision.bestNodes.filter { $0 != decision.node }
    var counts: [String: Int] = [:]
    for node in decision.nodes { for reason in node.reasons { counts[reason, default: 0] += 1 } }
    reasons =
      decision.reasons.isEmpty
      ? counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ReasonCount(reason: $0.key, nodes: $0.value) }
      : decision.reasons
    guard let winner = decision.node.flatMap({ decision.account(of: $0) }), let total = winner.total else {
      comparison = nil
      return
    }
    let lower = decision.nodes.filter { $0.total.map { $0 < total } ?? false }
    // The accounts are sorted by name: of equal totals the first name counts.
    let second = lower.compactMap(\.total).max()
    comparison = lower.first { $0.total == second }.flatMap { ScoreComparison(of: winner, with: $0) }
  }
}
