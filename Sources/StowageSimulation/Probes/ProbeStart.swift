public import StowageCluster
public import StowageKernel
public import StowageScheduling

/// What a probe is told when a run is about to begin.
public struct ProbeStart {
  /// The cluster, with the pods that run from the start.
  public let cluster: ClusterView
  /// When the first pod arrives. Charts begin here.
  public let start: Instant
  /// When means over time begin: the first arrival, plus the warm-up.
  public let measuredFrom: Instant
  /// The pods by which unusable capacity is measured.
  public let typicalPods: TypicalPods
  /// Whether series and blocks are wanted, for a report; values always are.
  public let recordsDetail: Bool
  /// Whether it is wanted how full every node was at a few times.
  public let recordsNodeMap: Bool
}

/// What a probe is told once everything that happens at an instant has happened.
public struct ProbeMoment {
  /// The instant.
  public let time: Instant
  /// The cluster as it is from now on.
  public let cluster: ClusterView
  /// What happened to pods since the moment before, in order.
  public let pods: [PodEvent]
  /// The nodes whose free capacity may not be what it was before, each once; `nil` where it may be any.
  public let changedNodes: [NodeID]?
  /// Whether means over time cover what is from now on: it is so up to the last arrival.
  public let isMeasured: Bool
  /// Where means over time end, if this is the last arrival.
  public let measuringEnd: Instant?
  /// Whether charts go on: until the last arrival, and then until at most 1 % of the pods wait.
  public let isCharted: Bool
}

/// What a probe is told when the run is over.
public struct ProbeEnd {
  /// The instant that was handled last.
  public let time: Instant
  /// The cluster as it is left.
  public let cluster: ClusterView
  /// When the first pod arrived.
  public let start: Instant
  /// When the last pod arrived.
  public let lastArrival: Instant
}
