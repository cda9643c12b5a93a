public import StowageKernel
public import StowageModel

/// A kind of pods of a synthetic workload.
public struct PodClass: Hashable, Sendable {
  /// Its share of the pods, in proportion to the other classes' weights.
  public var weight: Int
  /// Processor time, in milli-CPU.
  public var cpuMilli: AmountDistribution
  /// The memory that a pod requests, in bytes.
  public var memoryBytes: AmountDistribution
  /// What it asks for in GPUs; empty for nothing.
  public var gpus: [WeightedChoice<GPURequest?>]
  /// How long its pods run, in seconds, rounded to a millisecond and at least one; `nil` forever.
  public var lifetimeSeconds: Distribution?
  /// The priority of the pods; higher ones are scheduled first.
  public var priority: Int32
  /// Labels that its pods' nodes must have.
  public var nodeSelector: [String: String]

  /// A kind of pods.
  public init(
    weight: Int = 1, cpuMilli: AmountDistribution, memoryBytes: AmountDistribution,
    gpus: [WeightedChoice<GPURequest?>] = [],
    lifetimeSeconds: Distribution?, priority: Int32 = 0, nodeSelector: [String: String] = [:]
  ) {
    self.weight = weight
    self.cpuMilli = cpuMilli
    self.memoryBytes = memoryBytes
    self.gpus = gpus
    self.lifetimeSeconds = lifetimeSeconds
    self.priority = priority
    self.nodeSelector = nodeSelector
  }
}

/// A distribution of requests.
public enum AmountDistribution: Hashable, Sendable {
  /// One of some amounts.
  case choices([WeightedChoice<Int64>])
  /// A number drawn from a distribution, rounded to a whole number of steps, one step at least and `upTo` at most.
  case drawn(Distribution, step: Int64, upTo: Int64)

  /// Always the same amount.
  public static func fixed(_ amount: Int64) -> AmountDistribution { .choices([WeightedChoice(amount)]) }

  /// One amount out of `amounts`, all alike.
  public static func oneOf(_ amounts: Int64...) -> AmountDistribution { .choices(amounts.map { WeightedChoice($0) }) }

  func sample(from chance: inout RandomStream) -> Int64 {
    switch self {
    case .choices(let choices):
      return WeightedChoice.sample(choices, from: &chance) ?? 0
    case .drawn(let distribution, let step, let limit):
      let steps = (distribution.sample(from: &chance) / Double(max(1, step))).rounded()
      let most = max(1, limit / max(1, step))
      // Compared before it is converted: a heavy tail may leave the range of integers.
      return max(1, steps < Double(most) ? Int64(max(0, steps)) : most) * max(1, step)
    }
  }
}

/// One of several values, with its weight.
public struct WeightedChoice<Value: Hashable & Sendable>: Hashable, Sendable {
  /// The value that may be drawn.
  public var value: Value
  /// How often it is taken, in proportion to the others' weights.
  public var weight: Int

  /// A value with its weight; 1 unless given.
  public init(_ value: Value, weight: Int = 1) {
    self.value = value
    self.weight = weight
  }
}

extension WeightedChoice {
  /// One of `choices`; `nil` if there are none.
  static func sample(_ choices: [Self], from chance: inout RandomStream) -> Value? {
    weightedIndex(of: choices.count, by: { choices[$0].weight }, from: &chance).map { choices[$0].value }
  }
}

/// An index with a probability in proportion to its weight; `nil` if no weight is positive. One number is drawn.
func weightedIndex(_ weights: [Int], from chance: inout RandomStream) -> Int? {
  weightedIndex(of: weights.count, by: { weights[$0] }, from: &chance)
}

/// One of `count` indices with a probability in proportion to its weight; `nil` if no weight is positive. One number is
/// drawn.
func weightedIndex(of count: Int, by weight: (Int) -> Int, from chance: inout RandomStream) -> Int? {
  var total = 0
  for index in 0..<count { total += Swift.max(0, weight(index)) }
  guard total > 0 else { return nil }
  var left = chance.next(below: total)
  for index in 0..<count {
    let weight = weight(index)
    if weight <= 0 { continue }
    if left < weight { return index }
    left -= weight
  }
  return nil
}
