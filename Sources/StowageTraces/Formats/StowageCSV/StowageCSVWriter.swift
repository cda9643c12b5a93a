import StowageKernel
public import StowageModel

/// Writes nodes and pods as the tables of ``StowageCSVFormat``.
///
/// What is written reads back equal. A node or a pod with something that the tables have no column for is an error.
public enum StowageCSVWriter {
  /// The text of a `nodes.csv`.
  public static func nodes(_ nodes: [Node]) throws(TraceError) -> String {
    let further = Set(nodes.flatMap { $0.allocatable.names.filter(\.isTableColumn) }).sorted()
    var text = row(
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
        throw inexpressible("node \(node.name)", line: index + 2, "name, labels, taints, amounts and GPUs of one model")
      }
      text += row(
        [
          node.name, cpu(node.allocatable[.cpu]), bytes(node.allocatable[.memory]),
          node.allocatable.contains(.pods) ? String(node.allocatable[.pods]) : "", String(node.devices.count), model,
          StowageCSVNotation.text(labels: node.metadata.labels), StowageCSVNotation.text(taints: node.taints),
        ] + amounts(further, of: node.allocatable))
    }
    return text
  }

  /// The text of a `pods.csv`; the pods must be in the order of their arrival.
  public static func pods(_ pods: [PodArrival]) throws(TraceError) -> String {
    let shapes = Set(pods.map(\.shape))
    let further = Set(shapes.flatMap { $0.requests.names.filter(\.isTableColumn) }).sorted()
    let optional = OptionalColumn.allCases.filter { column in shapes.contains { !column.text($0).isEmpty } }
    var text = row(
      ["name", "arrival", "duration", "cpu", "memory"] + optional.map(\.rawValue) + further.map(\.rawValue))
    var endings: [PodShape: String] = [:]
    var last = Instant.origin
    for (index, pod) in pods.enumerated() {
      if pod.time < last || pod.duration < .zero {
        throw TraceError(
          file: "stowage table", line: index + 2, found: "pod \(pod.name) out of order, or with a negative duration",
          expected: "pods in the order of their arrival, from 0 on")
      }
      last = pod.time
      if endings[pod.shape] == nil {
        guard isExpressible(pod.shape, further) else {
          throw inexpressible(
            "pod \(pod.name)", line: index + 2, "one container called main and no affinity, spread or overhead")
        }
        let requests = pod.shape.requests
        endings[pod.shape] =
          row(
            [cpu(requests[.cpu]), bytes(requests[.memory])] + optional.map { $0.text(pod.shape) }
              + amounts(further, of: requests))
      }
      let duration = pod.duration == .infinite ? "" : SecondsField.text(pod.duration.count)
      text += field(pod.name) + "," + SecondsField.text(pod.time.milliseconds) + "," + duration + ","
      text += endings[pod.shape] ?? ""
    }
    return text
  }

  private enum OptionalColumn: String, CaseIterable {
    case gpus, gpuMilli = "gpu_milli", gpuModels = "gpu_models", priority, namespace, labels
    case nodeSelector = "node_selector"
    case tolerations

    func text(_ shape: PodShape) -> String {
      switch self {
      case .gpus: shape.gpu.map { String($0.count) } ?? ""
      case .gpuMilli:
        shape.gpu.map { $0.milliPerDevice == GPUDevice.wholeMilli ? "" : String($0.milliPerDevice) } ?? ""
      case .gpuModels: shape.gpu?.models.joined(separator: "|") ?? ""
      case .priority: shape.priority == 0 ? "" : String(shape.priority)
      case .namespace: shape.namespace
      case .labels: StowageCSVNotation.text(labels: shape.labels)
      case .nodeSelector: StowageCSVNotation.text(labels: shape.spec.nodeSelector)
      case .tolerations: StowageCSVNotation.text(tolerations: shape.spec.tolerations)
      }
    }
  }

  private static func isExpressible(_ shape: PodShape, _ further: [ResourceName]) -> Bool {
    var requests: ResourceList = [.cpu: shape.requests[.cpu], .memory: shape.requests[.memory]]
    for name in further where shape.requests.contains(name) { requests[name] = shape.requests[name] }
    let spec = PodSpec(
      containers: [Container(name: "main", resources: ResourceRequirements(requests: requests))], gpu: shape.gpu,
      nodeSelector: shape.spec.nodeSelector, tolerations: shape.spec.tolerations, priority: shape.priority)
    return spec == shape.spec && StowageCSVNotation.canHold(shape)
  }

  private static func inexpressible(_ subject: String, line: Int, _ expected: String) -> TraceError {
    TraceError(
      file: "stowage table", line: line, found: "\(subject) with more than the table has columns for",
      expected: expected, hint: "write it as a manifest instead")
  }

  private static func amounts(_ names: [ResourceName], of list: ResourceList) -> [String] {
    names.map { list.contains($0) ? String(list[$0]) : "" }
  }

  private static func cpu(_ milli: Int64) -> String {
    milli % 1_000 == 0 ? String(milli / 1_000) : "\(milli)m"
  }

  private static func bytes(_ count: Int64) -> String {
    if count > 0 {
      for (suffix, shift) in [("Gi", 30), ("Mi", 20), ("Ki", 10)] as [(String, Int64)] where count % (1 << shift) == 0 {
        return "\(count >> shift)\(suffix)"
      }
    }
    return String(count)
  }

  private static func row(_ fields: [String]) -> String { fields.map(field).joined(separator: ",") + "\n" }

  private static func field(_ text: String) -> String {
    let needsQuotes = text.utf8.contains { $0 == 0x22 || $0 == 0x2c || $0 == 0x0a || $0 == 0x0d }
    if !needsQuotes { return text }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      quoted.unicodeScalars.append(scalar)
      if scalar == "\"" { quoted.unicodeScalars.append(scalar) }
    }
    return quoted + "\""
  }
}
