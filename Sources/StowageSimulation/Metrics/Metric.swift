/// Something that is measured about a run.
public struct Metric: Sendable, Hashable {
  /// Its name in JSON and CSV.
  public let key: String
  /// Its name for people.
  public let label: String
  /// The unit of its values.
  public let unit: Unit
  /// Which values are good.
  public let better: Better
  /// What exactly it is.
  public let explanation: String

  /// The unit of a metric.
  public enum Unit: String, Sendable, Hashable {
    /// Percent.
    case percent = "%"
    /// Seconds.
    case seconds = "s"
    /// Pods.
    case pods
    /// Nodes.
    case nodes
  }

  /// Which values are good.
  public enum Better: String, Sendable, Hashable {
    /// More is better.
    case higher
    /// Less is better.
    case lower
    /// It depends on what is wanted.
    case neither
  }
}

/// All metrics, in the order of tables.
///
/// "Mean" is the time-weighted mean from the first arrival (plus the warm-up) to the last arrival.
public enum MetricCatalog {
  /// The metrics.
  public static let metrics: [Metric] = [
    Metric(
      key: "gpuAllocation", label: "GPU allocation", unit: .percent, better: .higher,
      explanation: "Mean share of all GPUs that pods held; shares of a GPU count as such."),
    Metric(
      key: "cpuAllocation", label: "CPU allocation", unit: .percent, better: .higher,
      explanation: "Mean share of all allocatable CPU that pods requested."),
    Metric(
      key: "memoryAllocation", label: "memory allocation", unit: .percent, better: .higher,
      explanation: "Mean share of all allocatable memory that pods requested."),
    Metric(
      key: "nodesInUse", label: "nodes in use", unit: .nodes, better: .lower,
      explanation: "Mean number of nodes with at least one pod."),
    Metric(
      key: "pendingPods", label: "pending pods", unit: .pods, better: .lower,
      explanation: "Mean number of pods that waited for a node."),
    Metric(
      key: "waitingTimeMean", label: "mean wait", unit: .seconds, better: .lower,
      explanation: "Mean time from arrival to placement, over the pods that were placed."),
    Metric(
      key: "waitingTimeP99", label: "wait p99", unit: .seconds, better: .lower,
      explanation: "99 % of the placed pods waited at most this long (at most 1.6 % too high)."),
    Metric(
      key: "strandedGPU", label: "stranded GPU", unit: .percent, better: .lower,
      explanation: "Mean share of all GPUs that was free where the typical GPU pod could not use it."),
    Metric(
      key: "neverPlacedPods", label: "never placed", unit: .pods, better: .lower,
      explanation: "Pods that had no node when the run ended, those given up included."),
    Metric(
      key: "strandedCPU", label: "stranded CPU", unit: .percent, better: .lower,
      explanation: "Mean share of all CPU that was free where the typical pod could not use it."),
    Metric(
      key: "strandedMemory", label: "stranded memory", unit: .percent, better: .lower,
      explanation: "Mean share of all memory that was free where the typical pod could not use it."),
    Metric(
      key: "fragmentedGPU", label: "fragmented GPU", unit: .percent, better: .lower,
      explanation: "Mean share of all GPUs that was free and fragmented: of no use to a typical pod, over all of them."),
    Metric(
      key: "fragmentationRatio", label: "fragmentation ratio", unit: .percent, better: .lower,
      explanation: "Mean fragmented share of what was free of the GPUs."),
    Metric(
      key: "gpuAllocationAtFullLoad", label: "GPU allocation at full load", unit: .percent, better: .higher,
      explanation: "Share of all GPUs that pods held once as many GPUs as there are had been asked for."),
    Metric(
      key: "gpuAllocationPeak", label: "GPU allocation, peak", unit: .percent, better: .neither,
      explanation: "Largest share of all GPUs that pods held at one time."),
    Metric(
      key: "cpuAllocationPeak", label: "CPU allocation, peak", unit: .percent, better: .neither,
      explanation: "Largest share of all allocatable CPU that pods requested at one time."),
    Metric(
      key: "memoryAllocationPeak", label: "memory allocation, peak", unit: .percent, better: .neither,
      explanation: "Largest share of all allocatable memory that pods requested at one time."),
    Metric(
      key: "gpuAllocationEnd", label: "GPU allocation, end", unit: .percent, better: .higher,
      explanation: "Share of all GPUs that pods held after the last arrival."),
    Metric(
      key: "cpuAllocationEnd", label: "CPU allocation, end", unit: .percent, better: .higher,
      explanation: "Share of all allocatable CPU that pods requested after the last arrival."),
    Metric(
      key: "memoryAllocationEnd", label: "memory allocation, end", unit: .percent, better: .higher,
      explanation: "Share of all allocatable memory that pods requested after the last arrival."),
    Metric(
      key: "nodesInUsePeak", label: "nodes in use, peak", unit: .nodes, better: .lower,
      explanation: "Largest number of nodes with at least one pod at one time."),
    Metric(
      key: "pendingPodsPeak", label: "pending pods, peak", unit: .pods, better: .lower,
      explanation: "Largest number of pods that waited at one time."),
    Metric(
      key: "waitingTimeP50", label: "wait p50", unit: .seconds, better: .lower,
      explanation: "Half of the placed pods waited at most this long."),
    Metric(
      key: "waitingTimeP90", label: "wait p90", unit: .seconds, better: .lower,
      explanation: "90 % of the placed pods waited at most this long."),
    Metric(
      key: "waitingTimeMax", label: "longest wait", unit: .seconds, better: .lower,
      explanation: "Longest time from arrival to placement."),
    Metric(
      key: "podsThatWaited", label: "pods that waited", unit: .pods, better: .lower,
      explanation: "Placed pods that did not get a node at the instant of their arrival."),
    Metric(
      key: "arrivedPods", label: "arrived", unit: .pods, better: .neither,
      explanation:
        "Pods that arrived, those running from the start and those that took the place of evicted ones included."),
    Metric(
      key: "placedPods", label: "placed", unit: .pods, better: .higher,
      explanation: "Pods that got a node, those running from the start included."),
    Metric(
      key: "donePods", label: "done", unit: .pods, better: .higher,
      explanation: "Pods that ran to their end."),
    Metric(
      key: "failedPods", label: "failed", unit: .pods, better: .lower,
      explanation: "Pods given up because they had waited for the pending timeout."),
    Metric(
      key: "evictedPods", label: "evicted", unit: .pods, better: .lower,
      explanation: "Pods pushed off their nodes to make room for pods of higher priority."),
    Metric(
      key: "makespan", label: "makespan", unit: .seconds, better: .lower,
      explanation: "Time from the first arrival to the end of the last pod that ended."),
  ]

  /// The metrics that tables and reports show unless all are asked for.
  public static let principal = [
    "gpuAllocation", "cpuAllocation", "memoryAllocation", "nodesInUse", "pendingPods", "waitingTimeMean",
    "waitingTimeP99", "strandedGPU", "neverPlacedPods",
  ]

  /// The metric called `key`; `nil` where there is none.
  public static func metric(_ key: String) -> Metric? { metrics.first { $0.key == key } }
}
