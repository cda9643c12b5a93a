/// A bound on what the scores of CPU and memory add up to, four nodes at once in floating point.
///
/// It is never below the sum and mostly equal to it: every division is a product with what was divided once a node, a
/// millionth is added, and then it is cut to a whole number as the rule says. The errors of the products are far below a
/// millionth, so that only a value just below a whole number comes out too high.
struct ScoreBound {
  /// What the pod counts in the score of room, and what it asks for.
  let countedCPU: Double
  let countedMemory: Double
  let cpu: Double
  let memory: Double
  let roomWeight: Double
  let evennessWeight: Double
  /// What part of the evenness counts.
  let evennessShare: Double

  private static let margin = 1e-6
  /// No score of `block` is above its entry here.
  @inline(__always)
  func callAsFunction(_ block: borrowing RoomBlock) -> SIMD4<Double> {
    let half = Self.margin - 0.5
    let zero = SIMD4<Double>(repeating: 0)
    let hundred = SIMD4<Double>(repeating: 100)
    // Room is held below 0 first, and its sign turned then: of the two only the smaller value is one instruction.
    let cpuRoom = Self.rounded(half - Self.smaller(block.cpuUnit * countedCPU - block.cpuRoom, zero))
    let memoryRoom = Self.rounded(half - Self.smaller(block.memoryUnit * countedMemory - block.memoryRoom, zero))
    let room = Self.rounded((cpuRoom + memoryRoom) * 0.5 - 0.25)
    let distance =
      Self.smaller(block.cpuUsed + block.cpuUnit * cpu, hundred)
      - Self.smaller(block.memoryUsed + block.memoryUnit * memory, hundred)
    let evenness = Self.rounded(Self.smaller((100 + half) - distance * 0.5, (100 + half) + distance * 0.5))
    let change = Self.rounded((block.evennessBase + evenness) * evennessShare - 0.25)
    return room * roomWeight + change * evennessWeight
  }

  /// The nearest whole numbers: adding 1.5 * 2^52 leaves no bits for anything else.
  @inline(__always)
  private static func rounded(_ values: SIMD4<Double>) -> SIMD4<Double> {
    let rounder = SIMD4<Double>(repeating: 6_755_399_441_055_744)
    return (values + rounder) - rounder
  }

  @inline(__always)
  static func smaller(_ left: SIMD4<Double>, _ right: SIMD4<Double>) -> SIMD4<Double> {
    right.replacing(with: left, where: left .< right)
  }
}

/// A looser bound for fewer operations: nothing is cut to whole numbers. It holds on nodes that the pod fits on, where no
/// share is above 1, if the pod counts in scores what it asks for.
struct CoarseBound {
  let cpu: Double
  let memory: Double
  let roomFactor: Double
  let evennessFactor: Double

  /// The bound for the pod that `bound` is of; `nil` where it would not hold.
  init?(_ bound: ScoreBound) {
    guard bound.cpu > 0, bound.memory > 0, bound.cpu == bound.countedCPU, bound.memory == bound.countedMemory,
      bound.evennessWeight > 0
    else { return nil }
    cpu = bound.cpu
    memory = bound.memory
    roomFactor = bound.roomWeight / 2
    evennessFactor = bound.evennessWeight * bound.evennessShare / 2
  }

  /// No score of a node of `block` that the pod fits on is above its entry here.
  @inline(__always)
  func callAsFunction(_ block: borrowing CoarseBlock) -> SIMD4<Double> {
    let cpuShare = block.cpuUnit * cpu
    let memoryShare = block.memoryUnit * memory
    let level = block.base - (cpuShare + memoryShare) * roomFactor
    let distance = (block.difference + cpuShare - memoryShare) * evennessFactor
    return ScoreBound.smaller(level - distance, level + distance)
  }
}
