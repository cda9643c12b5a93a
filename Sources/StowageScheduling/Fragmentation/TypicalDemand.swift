public import StowageModel

/// What pods of one kind ask for in CPU and GPUs, and how many such pods there are.
public struct TypicalDemand: Hashable, Sendable {
  /// The CPU that the pod requests, in milli-CPU.
  public let cpuMilli: Int64
  /// What it asks for in GPUs; `nil` for pods without.
  public let gpu: GPURequest?
  /// The number of pods, or any weight in the same measure for all kinds.
  public let count: Int

  /// A kind of pods.
  public init(cpuMilli: Int64, gpu: GPURequest?, count: Int) {
    self.cpuMilli = cpuMilli
    self.gpu = gpu
    self.count = count
  }

  /// The distinct demands of these shapes, most frequent first. Of equal frequency the larger comes first: by CPU, then
  /// the share of a GPU, the number of GPUs, the list of models.
  static func distinct(_ shapes: [(shape: PodShape, count: Int)]) -> [TypicalDemand] {
    var counts: [TypicalDemand: Int] = [:]
    for (shape, count) in shapes {
      counts[TypicalDemand(cpuMilli: shape.requests[.cpu], gpu: shape.gpu, count: 0), default: 0] += count
    }
    return counts.map { TypicalDemand(cpuMilli: $0.cpuMilli, gpu: $0.gpu, count: $1) }
      .sorted { $0.comesBefore($1) }
  }

  func comesBefore(_ other: TypicalDemand) -> Bool {
    let own = (count, cpuMilli, gpu?.milliPerDevice ?? 0, gpu?.count ?? 0)
    let others = (other.count, other.cpuMilli, other.gpu?.milliPerDevice ?? 0, other.gpu?.count ?? 0)
    if own != others { return own > others }
    let models = gpu?.models.joined(separator: "|") ?? ""
    return models > (other.gpu?.models.joined(separator: "|") ?? "")
  }
}
