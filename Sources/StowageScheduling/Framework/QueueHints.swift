public import StowageCluster

/// What a policy knows of when a pod that it could not place is worth another try.
///
/// Every answer has a default that is always right and only costs questions: such a pod is tried again after every change.
public protocol QueueHints {
  /// When pods that could not be placed are tried again. Default: ``Queueing/immediate``.
  ///
  /// With Kubernetes' queueing, whether a pod is refused must follow from the pod's shape and the cluster alone: copies
  /// of a refused pod are not asked for as long as nothing has changed.
  var queueing: Queueing { get }

  /// Whether `pod`, which could not be placed before, might be placed now that something changed on `node`. Default: `true`.
  ///
  /// Answering `true` is always right; a good `false` spares a question.
  func mightFit(_ pod: PodInfo, on node: NodeID, in cluster: ClusterView) -> Bool

  /// Whether `pod`, which could not be placed before, might be placed now that another pod was bound. Default: `false`, since
  /// a bound pod takes what others could have had; a pod that must be near others is another matter.
  func mightFitAfterBinding(_ pod: PodInfo, in cluster: ClusterView) -> Bool

  /// What keeps `pod`, which could not be placed, off the nodes now. Asked for Kubernetes' queueing only. Default: unknown.
  func rejectors(of pod: PodInfo, in cluster: ClusterView) -> RejectorSet

  /// Whether one of `rejectors` is registered for events of these kinds (Kubernetes' EventsToRegister). Default: `true`.
  func registers(_ rejectors: RejectorSet, for kinds: ClusterEvent.Kinds) -> Bool

  /// Whether one of `rejectors` says that `event` may let `pod` and its copies be placed (Kubernetes' queueing hint).
  /// Default: `true`.
  func queueingHint(
    _ event: ClusterEvent, _ pod: PodInfo, rejectedBy rejectors: RejectorSet, in cluster: ClusterView
  ) -> Bool
}

extension QueueHints {
  /// As soon as anything changes that might help.
  public var queueing: Queueing { .immediate }

  /// `true`: the pod is tried again.
  public func mightFit(_ pod: PodInfo, on node: NodeID, in cluster: ClusterView) -> Bool { true }

  /// `false`: the pod goes on waiting.
  public func mightFitAfterBinding(_ pod: PodInfo, in cluster: ClusterView) -> Bool { false }

  /// Any plugin may have been it.
  public func rejectors(of pod: PodInfo, in cluster: ClusterView) -> RejectorSet { .unknown }

  /// `true`: every event is looked at.
  public func registers(_ rejectors: RejectorSet, for kinds: ClusterEvent.Kinds) -> Bool { true }

  /// `true`: the pod is tried again.
  public func queueingHint(
    _ event: ClusterEvent, _ pod: PodInfo, rejectedBy rejectors: RejectorSet, in cluster: ClusterView
  ) -> Bool { true }
}
