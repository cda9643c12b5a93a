public import StowageCluster

/// What one scheduling cycle made of a pod, with every node that was looked at: the plain path's account.
public struct SchedulingCycle: Sendable {
  /// The pod that was decided.
  public let pod: PodID
  /// What came of it.
  public let outcome: Outcome
  /// The nodes that were looked at and what the plugins made of each: first those that fit, then those that were rejected,
  /// both in the order in which they were looked at.
  public let nodes: [LookedAt]
  /// The nodes with the highest total, by name; empty where none fits.
  public let best: [NodeID]
  /// Why no node fits; `nil` where one does.
  public let failure: FitFailure?

  /// What can come of a cycle.
  public enum Outcome: Hashable, Sendable {
    /// The pod goes to this node.
    case scheduled(NodeID)
    /// No node fits, but this one would without some pods of lower priority.
    case preempting(PreemptionCandidate)
    /// No node fits, and none would.
    case unschedulable

    /// Whether a decision says the same; an account does not choose GPUs, so that these are left aside.
    public func agrees(with decision: Decision) -> Bool {
      switch (self, decision) {
      case (.scheduled(let node), .place(let placement)): node == placement.node
      case (.preempting(let one), .preempt(let other)): one == other
      case (.unschedulable, .unschedulable): true
      default: false
      }
    }
  }

  /// One node, and what was made of it.
  public struct LookedAt: Sendable {
    /// The node that was considered.
    public let node: NodeID
    /// What the plugins said.
    public let verdict: NodeVerdict
  }
}

/// A node that would fit a pod once some others have gone.
public struct PreemptionCandidate: Hashable, Sendable {
  /// The node on which the pod would fit.
  public let node: NodeID
  /// The pods that have to go, the most important first.
  public let victims: [PodID]
  /// How many of the victims their disruption budgets would have spared.
  public let budgetViolations: Int

  /// A candidate: the pod fits on `node` once `victims` have left it.
  public init(node: NodeID, victims: [PodID], budgetViolations: Int = 0) {
    self.node = node
    self.victims = victims
    self.budgetViolations = budgetViolations
  }
}
