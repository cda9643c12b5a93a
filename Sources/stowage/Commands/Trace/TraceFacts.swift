import StowageKernel
import StowageModel
import StowageReports
import StowageTraces

/// Something that `trace info` tells of a file.
struct TraceFact {
  let file: String
  let key: String
  let label: String
  let value: String
  let unit: String

  /// The facts by file and key, for JSON. Numbers stay text only where they are no numbers.
  static func tree(_ facts: [TraceFact]) -> [String: [String: TraceValue]] {
    var tree: [String: [String: TraceValue]] = [:]
    for fact in facts { tree[fact.file, default: [:]][fact.key] = TraceValue(fact) }
    return tree
  }
}

/// A fact's value in JSON.
enum TraceValue: Encodable {
  case integer(Int64)
  case number(Double)
  case text(String)

  init(_ fact: TraceFact) {
    if let whole = Int64(fact.value) {
      self = .integer(whole)
    } else if let number = Double(fact.value), number.isFinite, fact.key != "checksum" {
      self = .number(number)
    } else {
      self = .text(fact.value)
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .integer(let value): try container.encode(value)
    case .number(let value): try container.encode(value)
    case .text(let value): try container.encode(value)
    }
  }
}

/// The facts of one file, in the order in which they are told.
struct TraceFacts {
  let file: String
  private(set) var list: [TraceFact] = []

  init(file: String) { self.file = file }

  mutating func add(_ key: String, _ label: String, _ value: String, _ unit: String = "") {
    list.append(TraceFact(file: file, key: key, label: label, value: value, unit: unit))
  }

  mutating func add(_ nodes: NodeSummary) {
    add("nodes", "nodes", "\(nodes.count)")
    add("nodeShapes", "distinct node shapes", "\(nodes.shapeCount)")
    for (name, amount) in nodes.resources.sorted { add(total: name, amount) }
    add("gpus", "GPUs", "\(nodes.gpuCount)")
    for model in nodes.gpuModels {
      let name = model.model.isEmpty ? "unnamed" : model.model
      add("gpus.\(name)", "GPUs of model \(name)", "\(model.count)")
    }
  }

  mutating func add(_ pods: PodSummary) {
    add("pods", "pods", "\(pods.count)")
    add("podShapes", "distinct pod shapes", "\(pods.shapeCount)")
    add("gpuPodsSharing", "pods with a share of a GPU", "\(pods.sharedGPUCount)")
    add("gpuPodsWhole", "pods with whole GPUs", "\(pods.wholeGPUCount)")
    add("endlessPods", "pods that never end", "\(pods.endlessCount)")
    if let first = pods.firstArrival { add("firstArrival", "first arrival", seconds(first.milliseconds), "s") }
    if let last = pods.lastArrival { add("lastArrival", "last arrival", seconds(last.milliseconds), "s") }
    add("end", "end of the last pod", seconds(pods.end.milliseconds), "s")
    for (share, name) in [(0.5, "P50"), (0.9, "P90"), (0.99, "P99"), (1, "Max")] {
      guard let quantile = pods.durationQuantile(share) else { continue }
      add("duration\(name)", "run time \(name.lowercased())", seconds(quantile.count), "s")
    }
    for (name, amount) in pods.totalRequests.sorted { add(total: name, amount) }
    add("gpuTotal", "GPUs, sum of requests", decimal(Double(pods.gpuMilliTotal) / 1_000))
    add("cpuPeak", "CPU at once, if all are placed: peak", decimal(Double(pods.cpu.peak) / 1_000), "cores")
    add("cpuMean", "CPU at once, mean", decimal(pods.cpu.mean / 1_000), "cores")
    add("memoryPeak", "memory at once, peak", decimal(Double(pods.memory.peak) / Double(1 << 30)), "GiB")
    add("memoryMean", "memory at once, mean", decimal(pods.memory.mean / Double(1 << 30)), "GiB")
    add("gpuPeak", "GPUs at once, peak", decimal(Double(pods.gpu.peak) / 1_000))
    add("gpuMean", "GPUs at once, mean", decimal(pods.gpu.mean / 1_000))
    add("podsPeak", "pods at once, peak", "\(pods.pods.peak)")
  }

  private mutating func add(total name: ResourceName, _ amount: Int64) {
    switch name {
    case .cpu: add("cpuTotal", "CPU, sum", decimal(Double(amount) / 1_000), "cores")
    case .memory: add("memoryTotal", "memory, sum", decimal(Double(amount) / Double(1 << 30)), "GiB")
    default: add(name.rawValue + "Total", name.rawValue + ", sum", "\(amount)")
    }
  }

  private func seconds(_ milliseconds: Int64) -> String {
    milliseconds % 1_000 == 0 ? "\(milliseconds / 1_000)" : "\(Double(milliseconds) / 1_000)"
  }

  private func decimal(_ value: Double) -> String { DecimalText.plain(value, decimals: 2) }
}
