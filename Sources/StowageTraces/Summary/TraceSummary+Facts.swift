import StowageKernel
import StowageModel

extension TraceSummary {
  /// What is to be told of the nodes and of the pods, in the order in which people want to know it.
  public var facts: [TraceFact] { (nodes?.facts ?? []) + (pods?.facts ?? []) }

  /// What the pods would use of the nodes if each were placed at once, in percent; empty unless there are both.
  ///
  /// A resource of which the nodes have nothing is left out.
  public var loadFacts: [TraceFact] {
    guard let nodes, let pods, nodes.count > 0, pods.count > 0 else { return [] }
    let demands = [
      ("cpu", "CPU", pods.cpu, nodes.resources[.cpu]), ("memory", "memory", pods.memory, nodes.resources[.memory]),
      ("gpu", "GPUs", pods.gpu, Int64(nodes.gpuCount) * GPUDevice.wholeMilli),
      ("pods", "places for pods", pods.pods, nodes.resources[.pods]),
    ]
    return demands.filter { $0.3 > 0 }.flatMap { key, label, demand, capacity in
      [
        TraceFact(
          key + "LoadPeak", "\(label) at once, of all: peak", .percent(Double(demand.peak), of: capacity), unit: "%"),
        TraceFact(
          key + "LoadPeakTime", "\(label): first time of the peak", .thousandths(demand.peakTime.milliseconds),
          unit: "s"),
        TraceFact(key + "LoadMean", "\(label) at once, of all: mean", .percent(demand.mean, of: capacity), unit: "%"),
      ]
    }
  }
}

extension NodeSummary {
  fileprivate var facts: [TraceFact] {
    var facts = [
      TraceFact("nodes", "nodes", .count(count)), TraceFact("nodeShapes", "distinct node shapes", .count(shapeCount)),
    ]
    facts += resources.sorted.map { name, amount in .total(name, amount) }
    facts.append(TraceFact("gpus", "GPUs", .count(gpuCount)))
    for model in gpuModels {
      let name = model.model.isEmpty ? "unnamed" : model.model
      facts.append(TraceFact("gpus.\(name)", "GPUs of model \(name)", .count(model.count)))
    }
    return facts
  }
}

extension PodSummary {
  fileprivate var facts: [TraceFact] {
    var facts = [
      TraceFact("pods", "pods", .count(count)), TraceFact("podShapes", "distinct pod shapes", .count(shapeCount)),
      TraceFact("gpuPodsSharing", "pods with a share of a GPU", .count(sharedGPUCount)),
      TraceFact("gpuPodsWhole", "pods with whole GPUs", .count(wholeGPUCount)),
      TraceFact("endlessPods", "pods that never end", .count(endlessCount)),
    ]
    facts += timeFacts
    facts += totalRequests.sorted.map { name, amount in .total(name, amount) }
    facts += [
      TraceFact("gpuTotal", "GPUs, sum of requests", .thousandths(gpuMilliTotal)),
      TraceFact("cpuPeak", "CPU at once, if all are placed: peak", .thousandths(cpu.peak), unit: "cores"),
      TraceFact("cpuMean", "CPU at once, mean", .rounded(cpu.mean), unit: "cores"),
      TraceFact("memoryPeak", "memory at once, peak", .gibibytes(memory.peak), unit: "GiB"),
      TraceFact("memoryMean", "memory at once, mean", .rounded(memory.mean / Double(1 << 30) * 1_000), unit: "GiB"),
      TraceFact("gpuPeak", "GPUs at once, peak", .thousandths(gpu.peak)),
      TraceFact("gpuMean", "GPUs at once, mean", .rounded(gpu.mean)),
      TraceFact("podsPeak", "pods at once, peak", .integer(pods.peak)),
    ]
    return facts
  }

  private var timeFacts: [TraceFact] {
    var facts: [TraceFact] = []
    func add(_ key: String, _ label: String, milliseconds: Int64) {
      facts.append(TraceFact(key, label, .thousandths(milliseconds), unit: "s"))
    }
    if let firstArrival { add("firstArrival", "first arrival", milliseconds: firstArrival.milliseconds) }
    if let lastArrival { add("lastArrival", "last arrival", milliseconds: lastArrival.milliseconds) }
    add("end", "end of the last pod", milliseconds: end.milliseconds)
    guard let longest = durationQuantile(1) else { return facts }
    // Quantiles are upper bounds within 1.6 %: rounded up to a second, they do not look more exact than they are.
    for (share, name) in [(0.5, "P50"), (0.9, "P90"), (0.99, "P99")] {
      guard let quantile = durationQuantile(share) else { continue }
      let rounded = quantile.count > 10_000 ? (quantile.count + 999) / 1_000 * 1_000 : quantile.count
      add("duration\(name)", "run time \(name.lowercased()), at most", milliseconds: min(rounded, longest.count))
    }
    add("durationMax", "run time max", milliseconds: longest.count)
    return facts
  }
}

extension TraceFact {
  /// A sum over all nodes or all pods.
  fileprivate static func total(_ name: ResourceName, _ amount: Int64) -> TraceFact {
    switch name {
    case .cpu: TraceFact("cpuTotal", "CPU, sum", .thousandths(amount), unit: "cores")
    case .memory: TraceFact("memoryTotal", "memory, sum", .gibibytes(amount), unit: "GiB")
    default: TraceFact(name.rawValue + "Total", name.rawValue + ", sum", .integer(amount))
    }
  }
}

extension TraceFact.Value {
  /// `amount` in percent of `capacity`, to a tenth.
  fileprivate static func percent(_ amount: Double, of capacity: Int64) -> Self {
    .rounded((1_000 * amount / Double(capacity)).rounded() * 100)
  }
}
