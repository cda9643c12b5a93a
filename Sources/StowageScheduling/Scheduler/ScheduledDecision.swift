import StowageCluster

/// What a ``Scheduler`` decided about one pod. Nothing has happened yet.
public struct ScheduledDecision {
  /// The pod.
  public let pod: PodInfo
  /// What its policy answered.
  public let decision: Decision
  /// Whether no policy was asked: a copy of the pod was refused, and nothing has changed since.
  public let isRepeated: Bool

  /// A decision about `pod`.
  public init(_ pod: PodInfo, _ decision: Decision, isRepeated: Bool = false) {
    self.pod = pod
    self.decision = decision
    self.isRepeated = isRepeated
  }
}
