public import StowageCluster
public import StowageKernel

/// Decides where pods go.
///
/// A policy is asked about one pod at a time and sees the cluster as it is then. It decides; an
/// ``Actuator`` acts. Most policies are a ``Profile`` of plugins; one that decides as a whole conforms to
/// this protocol itself. When a pod that could not be placed is asked for again is a matter of ``QueueHints``, and what
/// is set aside for a placed pod of ``ReservingPolicy``.
public protocol SchedulingPolicy {
  /// The policy's name, as it stands in files and reports.
  var name: String { get }

  /// Where `pod` goes.
  ///
  /// - Parameter random: The stream for whatever chance decides; drawing from it makes the policy depend on the seed.
  mutating func decide(_ pod: PodInfo, in cluster: ClusterView, random: inout RandomStream) -> Decision

  /// Why `pod` can't be on any node now: each reason with the number of nodes it holds for, most frequent first.
  /// Default: none.
  func reasons(against pod: PodInfo, in cluster: ClusterView) -> [ReasonCount]
}

extension SchedulingPolicy {
  /// No reasons: a policy that does not tell them is reported without.
  public func reasons(against pod: PodInfo, in cluster: ClusterView) -> [ReasonCount] { [] }
}

/// What a policy decides about one pod.
public enum Decision: Hashable, Sendable {
  /// The pod goes here.
  case place(Placement)
  /// The pod must wait; it would fit on this node if these pods left.
  case preempt(PreemptionCandidate)
  /// The pod must wait.
  case unschedulable
}

/// A reason against a pod, and how many nodes it holds for.
public struct ReasonCount: Hashable, Sendable {
  /// The reason, in Kubernetes' words where it has them.
  public let reason: String
  /// The number of nodes.
  public let nodes: Int

  /// `reason` on this many nodes.
  public init(reason: String, nodes: Int) {
    self.reason = reason
    self.nodes = nodes
  }
}
