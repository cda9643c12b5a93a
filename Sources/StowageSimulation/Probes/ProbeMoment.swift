public import StowageCluster
public import StowageKernel

/// What a probe is told once everything that happens at an instant has happened.
public struct ProbeMoment {
  /// The instant.
  public internal(set) var time: Instant
  /// The cluster as it is from now on.
  public let cluster: ClusterView
  /// What happened to pods since the moment before, in order.
  public internal(set) var pods: [PodEvent] = []
  /// The nodes on which anything changed since the moment before, each once; of no meaning where ``isAnyNodeChanged``.
  public internal(set) var changedNodes: [NodeID] = []
  /// Whether so much happened that any node may have changed.
  public internal(set) var isAnyNodeChanged = false
  /// Whether means over time cover what is from now on: it is so up to the last arrival.
  public internal(set) var isMeasured = true
  /// Where means over time end, if this is the last arrival.
  public internal(set) var measuringEnd: Instant?
  /// Whether charts go on: until the last arrival, and then until at most 1 % of the pods wait.
  public internal(set) var isCharted: Bool

  init(_ cluster: ClusterView, at time: Instant, isCharted: Bool) {
    self.cluster = cluster
    self.time = time
    self.isCharted = isCharted
  }
}
