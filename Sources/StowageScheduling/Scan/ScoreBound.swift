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
  /// Adding and taking away this rounds to the nearest whole number: 1.5 * 2^52.
  private static let rounder = SIMD4<Double>(repeating: 6_755_399_441_055_744)

  /// No score of `block` is above its entry here.
  @inline(__always)
  func callAsFunction(_ block: borrowing RoomBlock) -> SIMD4<Double> {
    let half = Self.margin - 0.5
    let zero = SIMD4<Double>(repeating: 0)
    let hundred = SIMD4<Double>(repeating: 100)
    let cpuRoom = Self.rounded(Self.larger(block.cpuRoom - block.cpuUnit * countedCPU, zero) + half)
    let memoryRoom = Self.rounded(Self.larger(block.memoryRoom - block.memoryUnit * countedMemory, zero) + half)
    let room = Self.rounded((cpuRoom + memoryRoom) * 0.5 - 0.25)
    let distance =
      Self.smaller(block.cpuUsed + block.cpuUnit * cpu, hundred)
      - Self.smaller(block.memoryUsed + block.memoryUnit * memory, hundred)
    let evenness = Self.rounded((100 + half) - Self.larger(distance, zero - distance) * 0.5)
    let change = Self.rounded((block.evennessBase + evenness) * evennessShare - 0.25)
    return room * roomWeight + change * evennessWeight
  }

  @inline(__always)
  private static func rounded(_ values: SIMD4<Double>) -> SIMD4<Double> { (values + rounder) - rounder }

  @inline(__always)
  private static func larger(_ left: SIMD4<Double>, _ right: SIMD4<Double>) -> SIMD4<Double> {
    left.replacing(with: right, where: left .< right)
  }

  @inline(__always)
  private static func smaller(_ left: SIMD4<Double>, _ right: SIMD4<Double>) -> SIMD4<Double> {
    left.replacing(with: right, where: left .> right)
  }
}
