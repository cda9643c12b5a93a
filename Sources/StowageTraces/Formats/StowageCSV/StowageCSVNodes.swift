import StowageModel

/// Reads a `nodes.csv`.
enum StowageCSVNodes {
  /// The columns that are read, beside those of further resources.
  static let columns = ["name", "cpu", "memory", "pods", "gpus", "gpu_model", "labels", "taints"]

  /// The nodes of `input`, in its order.
  static func read(_ input: TraceInput) throws(TraceError) -> [Node] {
    var reader = try CSVReader(input, rowNoun: "node")
    let header = reader.header
    let name = try header.column("name")
    let cpu = try AmountColumn.cpu(header)
    let memory = try AmountColumn.memory(header)
    try header.refuseMisspelled(known: columns)
    let further = try AmountColumn.furtherResources(header)
    let pods = try OptionalIntegers("pods", of: "pods", in: 0...1_000_000, header)
    let gpus = try OptionalIntegers("gpus", of: "GPUs", in: TraceLimits.gpus, header)
    let model = try header.optionalColumn("gpu_model")
    let labels = try NotationColumn.labels("labels", of: header)
    let taints = try NotationColumn.taints("taints", of: header)
    var names = UniqueNames(of: "node")
    var nodes: [Node] = []
    while try reader.next() {
      var resources: ResourceList = [.cpu: try cpu.required(in: reader), .memory: try memory.required(in: reader)]
      if let limit = try pods.value(in: reader) { resources[.pods] = limit }
      for column in further {
        if let amount = try column.amount(in: reader) { resources[column.resource] = amount }
      }
      let device = GPUDevice(model: model.map { reader.text($0.index) } ?? "")
      nodes.append(
        Node(
          metadata: ObjectMeta(name: try names.take(name, from: reader), labels: try labels.value(in: reader)),
          taints: try taints.value(in: reader), allocatable: resources,
          devices: Array(repeating: device, count: Int(try gpus.value(in: reader) ?? 0))))
    }
    return nodes
  }
}

/// A column of whole numbers that may be missing or empty.
struct OptionalIntegers {
  let column: CSVIntegerColumn?

  init(
    _ name: String, of unit: StaticString, in limits: ClosedRange<Int64>, expected: StaticString? = nil,
    _ header: CSVHeader
  ) throws(TraceError) {
    column = try header.optionalColumn(name).map {
      CSVIntegerColumn(column: $0, unit: unit, limits: limits, ownExpectation: expected)
    }
  }

  /// The number in the reader's current row; `nil` where there is none.
  func value(in reader: CSVReader) throws(TraceError) -> Int64? {
    guard let column, !reader.isEmpty(column.index) else { return nil }
    return try reader.integer(column)
  }
}
