import StowageKernel
public import StowageModel

/// The project's own pair of tables: `nodes.csv` and `pods.csv`.
///
/// Columns stand in any order; all but the first ones may be missing, and unknown ones are passed over.
///
/// Nodes: `name,cpu,memory`, then `pods,gpus,gpu_model,labels,taints`. Pods: `name,arrival,cpu,memory`, then `duration,
/// gpus,gpu_milli,gpu_models,priority,namespace,labels,node_selector,tolerations`; sorted by `arrival`. In both, a column
/// whose name has a slash (`example.com/fpga`), begins with `hugepages-` or is `ephemeral-storage` is that resource. An
/// empty field is the same as a missing column. The article <doc:ReadingTraceFormats> describes every column.
public struct StowageCSVFormat: TraceFormat {
  /// The format.
  public init() {}

  /// `stowage`.
  public var name: String { "stowage" }

  /// What the format is.
  public var summary: String { "Stowage's own tables: nodes.csv and pods.csv" }

  /// Whether the header is that of a node table or of a pod table.
  public func recognise(_ beginning: [UInt8]) -> TraceContent {
    let names = headerNames(beginning)
    guard names.isSuperset(of: Self.nodeColumns) else { return [] }
    return names.contains("arrival") ? .pods : .nodes
  }

  /// The nodes of the table at `path`.
  public func openNodes(_ path: String) throws(TraceError) -> [Node] { try StowageCSVNodes.read(path) }

  /// The pods of the table at `path`.
  public func openPods(_ path: String, options: TraceOptions) throws(TraceError) -> TraceFile {
    // Opened once for nothing, so that a missing file or column is an error here and not in the middle of a run.
    let interval = options.arrivalInterval
    _ = try StowageCSVPods(path: path, interval: interval)
    return TraceFile(path: path, formatName: name) { () throws(TraceError) -> any ArrivalStream in
      try StowageCSVPods(path: path, interval: interval)
    }
  }
}

extension StowageCSVFormat: TableFormat {
  private static let nodeColumns = ["name", "cpu", "memory"]

  var tables: [(noun: String, columns: [String])] {
    [("node table", Self.nodeColumns), ("pod table", ["name", "arrival", "cpu", "memory"])]
  }
}
