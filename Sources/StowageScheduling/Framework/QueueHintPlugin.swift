public import StowageCluster

/// A filter that says which events help a pod that it rejected (Kubernetes' EnqueueExtensions). Without, every event does.
public protocol QueueHintPlugin: FilterPlugin {
  /// The kinds of events that can help a pod that the plugin rejected (Kubernetes' EventsToRegister). Default: all of them.
  var registeredEvents: ClusterEvent.Kinds { get }

  /// Whether `event`, of one of the ``registeredEvents``, may have helped `pod`, which the plugin rejected (Kubernetes'
  /// queueing hint). The answer is the same for all pods of a shape. Default: `true`.
  ///
  /// Answering `true` is always right; a good `false` leaves the pod asleep and spares a decision.
  func queueingHint(_ event: ClusterEvent, _ pod: PodInfo, in cluster: ClusterView) -> Bool
}

extension QueueHintPlugin {
  /// All of them.
  public var registeredEvents: ClusterEvent.Kinds { .all }

  /// `true`: the pod is tried again.
  public func queueingHint(_ event: ClusterEvent, _ pod: PodInfo, in cluster: ClusterView) -> Bool { true }
}
