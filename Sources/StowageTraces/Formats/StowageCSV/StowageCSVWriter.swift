public import StowageModel

/// Writes nodes and pods as the tables of ``StowageCSVFormat``.
///
/// What is written reads back equal, but for a pod's containers, which become one that asks for what they ask for together:
/// requests read back equal. A node or a pod with something that the tables have no column for is an error.
public enum StowageCSVWriter {
  /// The text of a `nodes.csv`.
  ///
  /// - Parameter source: The file that the nodes are from, for errors; `nil` names the line of the table instead.
  /// - Complexity: O(size of the text).
  public static func nodes(_ nodes: [Node], source: String? = nil) throws(TraceError) -> String {
    let further = Set(nodes.flatMap { $0.allocatable.names.filter(\.isTableColumn) }).sorted()
    var text = StowageCSVRow.text(
      ["name", "cpu", "memory", "pods", "gpus", "gpu_model", "labels", "taints"] + further.map(\.rawValue))
    for (index, node) in nodes.enumerated() {
      let model = node.devices.first?.model ?? ""
      var copy = Node(
        metadata: ObjectMeta(name: node.name, labels: node.metadata.labels), taints: node.taints,
        allocatable: [.cpu: node.allocatable[.cpu], .memory: node.allocatable[.memory]],
        devices: Array(repeating: GPUDevice(model: model), count: node.devices.count))
      if node.allocatable.contains(.pods) { copy.allocatable[.pods] = node.allocatable[.pods] }
      for name in further where node.allocatable.contains(name) { copy.allocatable[name] = node.allocatable[name] }
      copy.capacity = copy.allocatable
      guard copy == node, StowageCSVNotation.canHold(node) else {
        throw StowageCSVRow.inexpressible(
          "node \(node.name)", source: source, line: index + 2, "name, labels, taints, amounts and GPUs of one model")
      }
      text += StowageCSVRow.text(
        [
          node.name, StowageCSVRow.cpu(node.allocatable[.cpu]), StowageCSVRow.bytes(node.allocatable[.memory]),
          node.allocatable.contains(.pods) ? String(node.allocatable[.pods]) : "", String(node.devices.count), model,
          StowageCSVNotation.text(labels: node.metadata.labels), StowageCSVNotation.text(taints: node.taints),
        ] + StowageCSVRow.amounts(further, of: node.allocatable))
    }
    return text
  }

  /// The text of a `pods.csv`, whole, maybe with no pod; ``StowageCSVPodWriter`` writes it row by row. The pods must be in the order of
  /// their arrival.
  ///
  /// - Complexity: O(size of the text).
  public static func pods(_ pods: [PodArrival]) throws(TraceError) -> String {
    var columns = StowageCSVPodColumns()
    for pod in pods { columns.include(pod.shape) }
    var writer = StowageCSVPodWriter(columns: columns)
    var text = writer.header
    for pod in pods { try writer.write(pod, to: &text) }
    return text
  }
}
