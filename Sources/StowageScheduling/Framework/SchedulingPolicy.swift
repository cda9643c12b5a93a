public import StowageCluster
public import StowageKernel

/// Decides where pods go.
///
/// A policy is asked about one pod at a time and sees the cluster as it is then. It decides; the engine acts.
/// Most policies are a ``Profile`` of plugins; one that decides as a whole conforms to this protocol itself.
public protocol SchedulingPolicy {
  /// The policy's name, as it stands in files and reports.
  var name: String { get }

  /// Where `pod` goes.
  ///
  /// - Parameter random: The stream for whatever chance decides; drawing from it makes the policy depend on the seed.
  mutating func decide(_ pod: PodInfo, in cluster: ClusterView, random: inout RandomStream) -> Decision

  /// Whether `pod`, which could not be placed before, might be placed now that something changed on `node`.
  ///
  /// Answering `true` is always right; a good `false` spares the engine a question.
  func mightFit(_ pod: PodInfo, on node: NodeID, in cluster: ClusterView) -> Bool

  /// Whether `pod`, which could not be placed before, might be placed now that another pod was bound.
  ///
  /// A bound pod takes room, so for most pods it can only get worse; not for one that must be near others.
  func mightFitAfterBinding(_ pod: PodInfo, in cluster: ClusterView) -> Bool

  /// Why `pod` can't be on any node now: each reason with the number of nodes it holds for, most frequent first.
  func reasons(against pod: PodInfo, in cluster: ClusterView) -> [ReasonCount]
}

/// A policy's answer.
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

extension SchedulingPolicy {
  /// It might.
  public func mightFit(_ pod: PodInfo, on node: NodeID, in cluster: ClusterView) -> Bool { true }

  /// It might not.
  public func mightFitAfterBinding(_ pod: PodInfo, in cluster: ClusterView) -> Bool { false }

  /// None are known.
  public func reasons(against pod: PodInfo, in cluster: ClusterView) -> [ReasonCount] { [] }
}
