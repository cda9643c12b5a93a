extension NodeName: QueueHintPlugin {
  /// Nodes that join: any of them, as in Kubernetes 1.34.
  public var registeredEvents: ClusterEvent.Kinds { .nodeAdded }
}
