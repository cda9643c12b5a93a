import StowageKernel
import StowageModel

extension TraceSummary {
  /// What is to be told of the trace, line by line, each with a label.
  public var lines: [(label: String, value: String)] {
    var lines: [(label: String, value: String)] = []
    if let nodes { lines += Self.lines(of: nodes) }
    if let pods { lines += Self.lines(of: pods) }
    if let nodes, let pods { lines += Self.lines(of: pods, against: nodes) }
    return lines
  }

  private static func lines(of nodes: NodeSummary) -> [(label: String, value: String)] {
    var lines = [("nodes", "\(grouped(Int64(nodes.count))) of \(counted(nodes.shapeCount, "kind"))")]
    for (name, amount) in nodes.resources.sorted { lines.append((name.rawValue, display(amount, of: name))) }
    if nodes.gpuCount > 0 {
      let models = nodes.gpuModels.map { "\($0.model.isEmpty ? "unknown" : $0.model) \(grouped(Int64($0.count)))" }
      lines.append(("GPUs", "\(grouped(Int64(nodes.gpuCount))): \(models.joined(separator: ", "))"))
    }
    return lines
  }

  private static func lines(of pods: PodSummary) -> [(label: String, value: String)] {
    var lines = [("pods", "\(grouped(Int64(pods.count))) of \(counted(pods.shapeCount, "shape"))")]
    if let first = pods.firstArrival, let last = pods.lastArrival {
      lines.append(("arrivals", "from \(first) to \(last)"))
    }
    if pods.sharedGPUCount + pods.wholeGPUCount > 0 {
      lines.append(
        (
          "pods with GPUs",
          "\(grouped(Int64(pods.sharedGPUCount))) share one, \(grouped(Int64(pods.wholeGPUCount))) want whole ones"
        ))
    }
    let shares = [("half", 0.5), ("90 %", 0.9), ("99 %", 0.99), ("all", 1.0)].compactMap { name, share in
      pods.durationQuantile(share).map {
        "\(name) within \(Milliseconds(($0 + Milliseconds(999)).count / 1_000 * 1_000))"
      }
    }
    if !shares.isEmpty { lines.append(("durations", shares.joined(separator: ", "))) }
    if pods.endlessCount > 0 { lines.append(("never end", grouped(Int64(pods.endlessCount)))) }
    for (name, amount) in pods.totalRequests.sorted {
      lines.append(("\(name.rawValue) asked for in all", display(amount, of: name)))
    }
    if pods.gpuMilliTotal > 0 { lines.append(("GPUs asked for in all", milli(pods.gpuMilliTotal))) }
    lines.append(("pods at once", "\(grouped(pods.pods.peak)) at the peak, \(decimal(pods.pods.mean)) on average"))
    return lines
  }

  private static func lines(of pods: PodSummary, against nodes: NodeSummary) -> [(label: String, value: String)] {
    let demands = [
      ("cpu", pods.cpu, nodes.resources[.cpu]), ("memory", pods.memory, nodes.resources[.memory]),
      ("GPU", pods.gpu, Int64(nodes.gpuCount) * GPUDevice.wholeMilli),
    ]
    return demands.filter { $0.2 > 0 }.map { name, demand, capacity in
      let peak = decimal(100 * Double(demand.peak) / Double(capacity))
      let mean = decimal(100 * demand.mean / Double(capacity))
      return ("\(name) load", "\(peak) % at the peak (\(demand.peakTime)), \(mean) % on average, if placed at once")
    }
  }

  private static func display(_ amount: Int64, of name: ResourceName) -> String {
    if name == .cpu { return "\(milli(amount)) cores" }
    guard name == .memory || name == .ephemeralStorage || name.isHugePages else { return grouped(amount) }
    return "\(decimal(Double(amount) / Double(1 << 30))) GiB"
  }

  private static func counted(_ count: Int, _ noun: String) -> String {
    "\(grouped(Int64(count))) \(noun)\(count == 1 ? "" : "s")"
  }

  /// Thousandths as a number with up to three decimals.
  private static func milli(_ amount: Int64) -> String {
    let (whole, rest) = amount.quotientAndRemainder(dividingBy: 1_000)
    if rest == 0 { return grouped(whole) }
    var decimals = String(String(1_000 + rest).dropFirst())
    while decimals.last == "0" { decimals.removeLast() }
    return "\(grouped(whole)).\(decimals)"
  }

  /// A number with one decimal.
  private static func decimal(_ value: Double) -> String {
    let tenths = Int64((value * 10).rounded())
    return "\(grouped(tenths / 10)).\(tenths % 10)"
  }

  /// A whole number with commas between groups of three digits.
  private static func grouped(_ value: Int64) -> String {
    var text = ""
    for (index, digit) in String(value).reversed().enumerated() {
      if index > 0 && index % 3 == 0 { text.append(",") }
      text.append(digit)
    }
    return String(text.reversed())
  }
}
