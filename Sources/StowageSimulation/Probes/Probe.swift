public import StowageCluster
public import StowageKernel
public import StowageMeasurement
public import StowageScheduling

/// Something that watches a run and measures it.
///
/// A probe declares its metrics, looks at the cluster once for every instant at which something happened, and says in the end
/// what it found: numbers, courses over time, distributions, and blocks that become sections of the report. Everything
/// about a feature's measuring lies in its probe; the report draws what it finds by kind.
///
/// ```swift
/// /// How many nodes were in use at the same time at most.
/// struct BusiestMoment: Probe {
///   var metrics: [Metric] {
///     [Metric(key: "busiestMoment", label: "busiest moment", unit: .nodes, explanation: "Most nodes in use at one time.")]
///   }
///   private var most = 0
///
///   mutating func observe(_ moment: ProbeMoment) { most = max(most, moment.cluster.busyNodeCount) }
///
///   func finish(_ end: ProbeEnd) -> Findings { Findings(values: ["busiestMoment": Double(most)]) }
/// }
/// ```
///
/// A probe is a value: each run begins with a copy of it as it was made.
public protocol Probe: Sendable {
  /// The metrics that it can find a value for.
  var metrics: [Metric] { get }

  /// A run is about to begin.
  mutating func begin(_ start: ProbeStart)

  /// Everything that happens at an instant has happened.
  mutating func observe(_ moment: ProbeMoment)

  /// The run is over.
  ///
  /// - Returns: What was found; values only for metrics that were declared.
  mutating func finish(_ end: ProbeEnd) -> Findings
}

extension Probe {
  /// Nothing has to be prepared.
  public mutating func begin(_ start: ProbeStart) {}
}

/// A probe that looks at the cluster while nothing happens, such as at evenly spaced times.
public protocol IntervalProbe: Probe {
  /// The cluster has been as it is now since the last instant, and stays so until `time`.
  mutating func hold(until time: Instant, in cluster: ClusterView)
}

/// A probe that wants to know of pods that were refused, and why.
///
/// A probe is either this or an ``IntervalProbe``.
public protocol RefusalProbe: Probe {
  /// A pod of `shape` was asked for a node, and must wait.
  ///
  /// - Returns: Whether the reasons are wanted, which cost a look at every node; ``explain(_:by:)`` then tells them.
  mutating func refuse(_ shape: ShapeID, in cluster: ClusterView) -> Bool

  /// Why `pod` fits nowhere, as it is now: the number of nodes by reason.
  mutating func explain(_ pod: PodInfo, by reasons: [ReasonCount])

  /// The pods that still wait when the run is over, by shape; called before ``Probe/finish(_:)``.
  ///
  /// - Parameter reasons: Why a pod fits nowhere. It costs a look at every node.
  mutating func leave(_ pods: [PodID], at end: ProbeEnd, reasons: (PodInfo) -> [ReasonCount])
}
