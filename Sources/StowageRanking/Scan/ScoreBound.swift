import StowageScheduling

/// A bound on what the scores of CPU and memory add up to, never below the sum on a node that the pod fits on.
///
/// Nothing is cut to whole numbers, and no score held at 0. What is left is linear but for the distance of the two used
/// shares, and the lower of two values, one for each sign of the distance. Each is a level that hangs on the node alone,
/// less a cost: the pod's amounts times what a milli-CPU and a byte are of such a node. So the levels are worked out once a
/// change, whatever pods come, and where the unit is not known the smallest will do.
///
/// Everything is told in steps, of which the highest level has 32,000: levels are whole steps, in 16 bits, rounded up.
struct ScoreBound {
  private let allocationFactor: Double
  private let evennessFactor: Double
  /// What part of the evenness counts, and whether it is added to the unevenness before.
  private let addsBase: Bool
  private let steps: Double

  /// Above every level of a plain node.
  static let outOfReach = Int16.max
  /// Below every level.
  static let nothing = Int16.min

  /// The bound for scores with these weights; `isGain` is whether half of what the pod adds to the evenness counts, and
  /// not the evenness itself.
  init(allocationWeight: Int64, evennessWeight: Int64, isGain: Bool) {
    let allocation = Double(allocationWeight)
    let evenness = Double(evennessWeight) * (isGain ? 0.5 : 1)
    allocationFactor = allocation / 2
    evennessFactor = evenness / 2
    addsBase = isGain
    // Of levels at most: 100 for the allocation, 100 and before it at most 150 for evenness, and half of 100 for the
    // distance.
    steps = 32_000 / max(100 * allocation + (isGain ? 300 : 150) * evenness, 1)
  }

  /// The two levels of a plain node.
  ///
  /// Where pods count for more in scores than they ask for, the allocation score is that of what they ask for, since a
  /// score below 0 is 0; where a node has less than nothing left, shares are held at 1, which only pods meet that ask
  /// for nothing of it.
  func levels(of record: NodeResourceRecord) -> SIMD2<Int16> {
    let units = SIMD2<Double>(repeating: 100) / record.allocatable
    let nonZeroRequested = PairedNumbers.smaller(
      PairedNumbers.smaller(record.nonZeroRequested, record.requested), record.allocatable)
    let used = PairedNumbers.smaller(record.requested, record.allocatable) * units
    let free = (record.allocatable - nonZeroRequested) * units
    let base = addsBase ? record.unevenness : 0
    let level = (free.x + free.y) * allocationFactor + (base + 100) * 2 * evennessFactor
    let distance = (used.x - used.y) * evennessFactor
    return SIMD2(steps(up: level - distance), steps(up: level + distance))
  }

  /// At least as many steps as `level` makes, and less than two more.
  private func steps(up level: Double) -> Int16 { Int16(Int32(min(max(level * steps, 0), 32_765)) + 1) }

  /// What a pod that asks for `demand` and counts `nonZeroRequested` in scores, CPU and memory, takes off the levels.
  /// Of a pod that is not scored for evenness, that part of the levels which all nodes have is taken off.
  func cost(of demand: SIMD2<Double>, nonZeroRequested: SIMD2<Double>, isEvennessScored: Bool) -> PodCost {
    let allocation = PairedNumbers.smaller(demand, nonZeroRequested) * (allocationFactor * steps)
    let distance = demand * (evennessFactor * steps)
    let cpu = SIMD2(allocation.x + distance.x, allocation.x - distance.x)
    let memory = SIMD2(allocation.y - distance.y, allocation.y + distance.y)
    return PodCost(
      cpu: cpu, memory: memory,
      // The unevenness before is cut to a whole number, so that both together are 150 or more.
      constant: isEvennessScored || !addsBase ? 0 : 300 * evennessFactor * steps)
  }

  /// A score in steps, and a little less: far more than the errors of the few operations on numbers up to some 32,000, each
  /// of which is off by 2^-38 at most.
  @inline(__always)
  func threshold(of score: Int64) -> Double { Double(score) * steps - 0.001 }

  /// The highest score that is not above so many steps.
  func score(of bound: Double) -> Int64 { Int64(bound / steps) }
}

/// What a pod takes off the levels of a group of nodes, in steps.
struct PodCost {
  private let cpu: SIMD2<Double>
  private let memory: SIMD2<Double>
  /// What is negative of the two above, and counts with the largest unit.
  private let cpuGain: SIMD2<Double>
  private let memoryGain: SIMD2<Double>
  private let constant: SIMD2<Double>

  init(cpu: SIMD2<Double>, memory: SIMD2<Double>, constant: Double) {
    let zero = SIMD2<Double>.zero
    self.cpu = PairedNumbers.larger(cpu, zero)
    self.memory = PairedNumbers.larger(memory, zero)
    cpuGain = PairedNumbers.smaller(cpu, zero)
    memoryGain = PairedNumbers.smaller(memory, zero)
    self.constant = SIMD2(repeating: constant)
  }

  /// The least that it takes off the levels of a node of a group with these units.
  @inline(__always)
  func callAsFunction(_ units: borrowing UnitRange) -> SIMD2<Double> {
    let positive = cpu * units.smallest.x + memory * units.smallest.y
    let negative = cpuGain * units.largest.x + memoryGain * units.largest.y
    return (positive + negative) + constant
  }
}

/// What a milli-CPU and a byte are in percent of the nodes of a group.
struct UnitRange: Hashable {
  /// Of the node with the most CPU, and of that with the most memory.
  var smallest = SIMD2<Double>(repeating: 0)
  /// Of those with the least.
  var largest = SIMD2<Double>(repeating: 0)

  /// Takes in a node that has these amounts.
  mutating func add(_ allocatable: SIMD2<Double>) {
    let units = SIMD2<Double>(repeating: 100) / allocatable
    smallest = largest.x == 0 ? units : PairedNumbers.smaller(smallest, units)
    largest = PairedNumbers.larger(largest, units)
  }
}
