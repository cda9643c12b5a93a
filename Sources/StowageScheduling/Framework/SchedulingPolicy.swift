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

  /// When pods that could not be placed are tried again.
  ///
  /// With Kubernetes' queueing, whether a pod is refused must follow from the pod's shape and the cluster alone: copies
  /// of a refused pod are not asked for as long as nothing has changed.
  var queueing: Queueing { get }

  /// What keeps `pod`, which could not be placed, off the nodes now. Asked for Kubernetes' queueing only.
  func rejectors(of pod: PodInfo, in cluster: ClusterView) -> RejectorSet

  /// Whether one of `rejectors` wants to hear of events of these kinds.
  ///
  /// Answering `true` is always right, as for the next one.
  func heeds(_ kinds: ClusterEvent.Kinds, _ rejectors: RejectorSet) -> Bool

  /// Whether one of `rejectors` says that `event` may have made room for `pod` and its copies.
  func mightHelp(
    _ event: ClusterEvent, _ pod: PodInfo, rejectedBy rejectors: RejectorSet, in cluster: ClusterView
  ) -> Bool
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

  /// At once when it might fit.
  public var queueing: Queueing { .immediate }

  /// It is not known.
  public func rejectors(of pod: PodInfo, in cluster: ClusterView) -> RejectorSet { .unknown }

  /// It does.
  public func heeds(_ kinds: ClusterEvent.Kinds, _ rejectors: RejectorSet) -> Bool { true }

  /// It may.
  public func mightHelp(
    _ event: ClusterEvent, _ pod: PodInfo, rejectedBy rejectors: RejectorSet, in cluster: ClusterView
  ) -> Bool { true }
}
