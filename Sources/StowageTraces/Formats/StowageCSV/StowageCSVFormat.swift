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
  /// Makes the format; it has no settings.
  public init() {}

  /// The name in files and flags: `stowage`.
  public var name: String { "stowage" }

  /// One line for `--help`.
  public var summary: String { "Stowage's own tables: nodes.csv and pods.csv" }

  /// Whether the header is that of a node table or of a pod table.
  public func recognise(_ beginning: [UInt8]) -> TraceContent {
    let names = headerNames(beginning)
    guard names.isSuperset(of: Self.nodeColumns) else { return [] }
    return names.contains("arrival") ? .pods : .nodes
  }

  /// The nodes of the table.
  public func nodes(in input: TraceInput) throws(TraceError) -> [Node] { try StowageCSVNodes.read(input) }

  /// The pods of the table, which must be in the order of their arrival.
  public func pods(in input: TraceInput, options: TraceOptions) throws(TraceError) -> TracePods {
    .ordered(try StowageCSVPods(input, interval: options.arrivalInterval))
  }
}

extension StowageCSVFormat: TableFormat {
  private static let nodeColumns = ["name", "cpu", "memory"]

  var tables: [(noun: String, columns: [String])] {
    [("node table", Self.nodeColumns), ("pod table", ["name", "arrival", "cpu", "memory"])]
  }
}
