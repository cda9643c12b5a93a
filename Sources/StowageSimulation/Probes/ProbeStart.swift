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
