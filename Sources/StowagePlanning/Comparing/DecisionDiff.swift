public import StowageScheduling

/// What two schedulers make of the same pending pods on the same cluster.
///
/// Each decides all of them in its own way. For a pod that they put to different places, the cause is looked for on the
/// cluster as the first saw it: there the second is asked as well. Of equally good nodes both take the first by name.
public struct DecisionDiff: Hashable, Sendable {
  /// How many pods were decided.
  public let podCount: Int
  /// Those that move, in the order of the queue.
  public let moved: [MovedPod]

  /// Lets both decide the pending pods of `snapshot`.
  ///
  /// - Throws: Where the cluster can't be brought to life.
  /// - Complexity: O(pending pods × nodes × plugins), two to four times.
  public init(_ snapshot: ClusterSnapshot, from first: [KubernetesProfile], to second: [KubernetesProfile]) throws {
    var before = try SchedulingSession(snapshot, profiles: first, tieBreak: .firstName)
    var after = try SchedulingSession(snapshot, profiles: second, tieBreak: .firstName)
    var onSame = Counterfactual(second)
    var moved: [MovedPod] = []
    var count = 0
    while let decision = try before.decideNext(observe: { onSame.ask($0, $2) }), let other = try after.decideNext() {
      count += 1
      let (from, to) = (MovedPod.Outcome(decision), MovedPod.Outcome(other))
      if from == to { continue }
      let cause = onSame.answer.map { Self.cause(decision, $0) } ?? .earlierMoves
      moved.append(MovedPod(pod: decision.pod, from: from, to: to, cause: cause))
    }
    podCount = count
    self.moved = moved
  }

  /// Why `first` and `second`, made of one pod on one cluster, differ.
  private static func cause(_ first: PodDecision, _ second: PodDecision) -> MovedPod.Cause {
    if MovedPod.Outcome(first) == MovedPod.Outcome(second) { return .earlierMoves }
    if let node = first.node {
      guard let after = second.account(of: node) else { return .sampling }
      if let plugin = after.rejectedBy {
        return .filter(plugin: plugin, node: node, reasons: after.reasons, ofSecond: true)
      }
    }
    if let node = second.node {
      guard let before = first.account(of: node) else { return .sampling }
      if let plugin = before.rejectedBy {
        return .filter(plugin: plugin, node: node, reasons: before.reasons, ofSecond: false)
      }
    }
    guard let one = first.node, let other = second.node, let shift = shift(first, second, one, other) else {
      return .preemption
    }
    return .scores(shift)
  }

  private static func shift(
    _ first: PodDecision, _ second: PodDecision, _ one: String, _ other: String
  ) -> ScoreShift? {
    guard let oneBefore = first.account(of: one), let otherBefore = first.account(of: other),
      let oneAfter = second.account(of: one), let otherAfter = second.account(of: other),
      let before = ScoreComparison(of: oneBefore, with: otherBefore),
      let after = ScoreComparison(of: oneAfter, with: otherAfter)
    else { return nil }
    return ScoreShift(before: before, after: after)
  }
}
