public import StowageKernel
public import StowageMeasurement

/// What a run left behind.
public struct RunRecord: Sendable {
  /// The policy's name.
  public let policy: String
  /// The seed.
  public let seed: UInt64
  /// The metrics by key, as ``MetricCatalog`` explains them; those that mean nothing for this cluster are absent.
  public let metrics: [String: Double]
  /// How long the placed pods waited, in milliseconds; those running from the start left out.
  public let waitingTimes: LogHistogram
  /// The number of pods that never got a node.
  public let neverPlaced: Int
  /// The course of the levels over time, by name; empty without detail.
  public let series: [Series]
  /// How full the nodes were; `nil` unless it was recorded.
  public let map: ClusterMap?
  /// GPU allocation and fragmentation by the load that had arrived; `nil` without GPUs.
  public let loadCurve: ArrivedLoadCurve?
  /// The shapes that waited longest or were never placed, worst first; empty without detail.
  public let waitingShapes: [WaitingShape]
  /// When the measured time began: the first arrival.
  public let start: Instant
  /// When the last arrival came.
  public let lastArrival: Instant

  /// A level over time, with what it stands for.
  public struct Series: Sendable {
    /// The metric whose course this is, as in `gpuAllocation`.
    public let key: String
    /// The level: milli-units, bytes or counts.
    public var bins: BinnedSeries
    /// What 100 % is, for shares; `nil` for counts.
    public let whole: Int64?
  }
}
