import StowageModel

/// Reads an openb node list.
enum AlibabaGPU2023Nodes {
  /// The label that carries a node's GPU model on Alibaba's own clusters.
  static let modelLabel = "alibabacloud.com/gpu-card-model"

  /// The nodes of `input`, in its order.
  static func read(_ input: TraceInput) throws(TraceError) -> [Node] {
    var reader = try CSVReader(input, rowNoun: "node")
    let name = try reader.header.column("sn")
    let cpu = try reader.header.integers("cpu_milli", of: "milli-CPU", in: TraceLimits.cpuMilli)
    let memory = try reader.header.integers("memory_mib", of: "MiB", in: TraceLimits.memoryMiB)
    let gpus = try reader.header.integers("gpu", of: "GPUs", in: TraceLimits.gpus)
    let model = try reader.header.optionalColumn("model")
    var names = UniqueNames(of: "node")
    var nodes: [Node] = []
    while try reader.next() {
      let count = Int(try reader.integer(gpus))
      let modelName = model.map { reader.text($0.index) } ?? ""
      // The trace has no limit on pods, and a node without `pods` has none either.
      let resources: ResourceList = [.cpu: try reader.integer(cpu), .memory: try reader.integer(memory) << 20]
      let labels = count > 0 && !modelName.isEmpty ? [modelLabel: modelName] : [:]
      nodes.append(
        Node(
          metadata: ObjectMeta(name: try names.take(name, from: reader), labels: labels), allocatable: resources,
          devices: Array(repeating: GPUDevice(model: modelName), count: count)))
    }
    return nodes
  }
}
