import StowageKernel
public import StowageModel

/// Alibaba's GPU trace of 2023, called openb: node and pod lists of a cluster of 6,212 GPUs.
///
/// Source: github.com/alibaba/clusterdata, `cluster-trace-gpu-v2023`; Weng et al., "Beware of Fragmentation: Scheduling
/// GPU-Sharing Workloads with Fragmentation Gradient Descent", USENIX ATC 2023.
///
/// Nodes: `sn,cpu_milli,memory_mib,gpu,model`. Pods: `name,cpu_milli,memory_mib,num_gpu,gpu_milli,gpu_spec,qos,
/// pod_phase,creation_time,deletion_time,scheduled_time`, times in seconds. A pod arrives at its creation time and runs,
/// once placed, for the time from creation to deletion, so that a replay in which nobody waits ends when the trace did;
/// a pod without a deletion time never ends. `qos`, `pod_phase` and `scheduled_time` tell what happened, not what was
/// asked for, and are not read.
public struct AlibabaGPU2023Format: TraceFormat {
  /// Makes the format; it has no settings.
  public init() {}

  /// The name in files and flags: `openb`.
  public var name: String { "openb" }

  /// One line for `--help`.
  public var summary: String { "Alibaba GPU 2023 (openb): node list and pod list" }

  /// Whether the header is that of a node list or of a pod list.
  public func recognise(_ beginning: [UInt8]) -> TraceContent {
    let names = headerNames(beginning)
    if names.isSuperset(of: Self.nodeColumns) { return .nodes }
    if names.isSuperset(of: Self.podColumns) { return .pods }
    return []
  }

  /// The nodes of a node list.
  public func nodes(in input: TraceInput) throws(TraceError) -> [Node] { try AlibabaGPU2023Nodes.read(input) }

  /// The pods of a pod list, in the order of the file, which is that of their times in some lists only. With an arrival
  /// interval the pods arrive in that order.
  public func pods(in input: TraceInput, options: TraceOptions) throws(TraceError) -> TracePods {
    let pods = try AlibabaGPU2023Pods(input, interval: options.arrivalInterval)
    return options.arrivalInterval == nil ? .unordered(pods) : .ordered(pods)
  }
}

extension AlibabaGPU2023Format: TableFormat {
  private static let nodeColumns = ["sn", "cpu_milli", "memory_mib", "gpu"]
  private static let podColumns = ["name", "cpu_milli", "memory_mib", "num_gpu", "gpu_milli"]

  var tables: [(noun: String, columns: [String])] {
    [("node list", Self.nodeColumns), ("pod list", Self.podColumns)]
  }
}
