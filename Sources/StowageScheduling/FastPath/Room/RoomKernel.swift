import StowageCluster

/// What all plugins make of a node for the pods of one shape, where each that has a say looks at nothing but CPU, memory and
/// the number of pods: in one go, for one node after the other.
struct RoomKernel {
  private var demand = SIMD2<Double>(repeating: 0)
  /// What is added to what a node has: nothing, or very much of what the pod does not ask for, since a node that has less
  /// than none of it left will do too.
  private var slack = SIMD2<Double>(repeating: .infinity)
  private var asksForPlace = false
  private var fullness: Fullness?
  private var evenness: Evenness?

  /// A score of how full nodes are.
  private struct Fullness {
    let isLeast: Bool
    let isCounted: Bool
    let demand: SIMD2<Double>
    let weights: SIMD2<Double>
    let factor: Double
  }

  /// A score of how evenly nodes are used.
  private struct Evenness {
    let demand: SIMD2<Double>
    /// How much of what it adds to counts.
    let baseShare: Double
    /// How much of the evenness counts.
    let share: Double
    let factor: Double
  }

  /// The largest weight for which sums stay exact.
  private static let largestWeight: Int64 = 1 << 20

  /// `nil` where some plugin's say is no formula, or there are two of a kind.
  init?(
    _ pod: PodInfo, filters: [any FilterPlugin], scorers: [Profile.Scorer], in cluster: ClusterView
  ) {
    for filter in filters {
      guard let demands = filter.roomDemands(of: pod, in: cluster) else { return nil }
      for demand in demands {
        guard demand.amount <= RoomRecord.largest else { return nil }
        switch demand.column {
        case .cpu:
          self.demand.x = Double(demand.amount)
          slack.x = 0
        case .memory:
          self.demand.y = Double(demand.amount)
          slack.y = 0
        case .pods where demand.amount == 1: asksForPlace = true
        default: return nil
        }
      }
    }
    for scorer in scorers {
      guard 0...Self.largestWeight ~= scorer.weight, let formula = scorer.plugin.roomFormula(for: pod, in: cluster),
        add(formula, factor: Double(scorer.weight))
      else { return nil }
    }
  }

  /// Takes in a score; `false` where it can't.
  private mutating func add(_ formula: RoomFormula, factor: Double) -> Bool {
    switch formula {
    case .leastAllocated(let own, let weights, let use):
      return add(own, weights: weights, of: use, isLeast: true, factor: factor)
    case .mostAllocated(let own, let weights, let use):
      return add(own, weights: weights, of: use, isLeast: false, factor: factor)
    case .evenness(let own): return add(own, baseShare: 0, share: 1, factor: factor)
    case .evennessGained(let own): return add(own, baseShare: 0.5, share: 0.5, factor: factor)
    }
  }

  private mutating func add(
    _ own: RoomAmounts, weights: RoomAmounts, of use: RoomUse, isLeast: Bool, factor: Double
  ) -> Bool {
    let range = 1...Self.largestWeight
    guard fullness == nil, range ~= weights.cpu, range ~= weights.memory, own.isExact else { return false }
    fullness = Fullness(
      isLeast: isLeast, isCounted: use == .counted, demand: own.vector, weights: weights.vector, factor: factor)
    return true
  }

  private mutating func add(_ own: RoomAmounts, baseShare: Double, share: Double, factor: Double) -> Bool {
    guard evenness == nil, own.isExact else { return false }
    evenness = Evenness(demand: own.vector, baseShare: baseShare, share: share, factor: factor)
    return true
  }

  /// Bounds of what the scores of any node add up to: each is at most 125 before it is weighed.
  var bounds: ClosedRange<Int64> {
    0...125 * (WholeNumbers.integer(fullness?.factor ?? 0) + WholeNumbers.integer(evenness?.factor ?? 0))
  }

  /// Whether the pod fits on a plain node.
  @inline(__always)
  func fits(_ room: RoomRecord) -> Bool {
    let lacks = (room.requested + demand) .> (room.allocatable + slack)
    return !(lacks[0] || lacks[1] || (asksForPlace && room.podsLeft < 1))
  }

  /// What the scores of a plain node add up to.
  ///
  /// Everything is a whole number, or cut to one, in floating point.
  @inline(__always)
  func score(_ room: RoomRecord) -> Int64 {
    var parts = SIMD2<Double>.zero
    var factors = SIMD2<Double>.zero
    if let fullness {
      let used = (fullness.isCounted ? room.counted : room.requested) + fullness.demand
      let isOver = used .> room.allocatable
      let part =
        fullness.isLeast
        ? (room.allocatable - used).replacing(with: SIMD2<Double>.zero, where: isOver)
        : used.replacing(with: room.allocatable, where: isOver)
      let percents = WholeNumbers.floor((part * 100) / room.allocatable)
      let weights = fullness.weights
      parts.x =
        weights.x == weights.y
        ? (percents.x + percents.y) * 0.5
        : (percents.x * weights.x + percents.y * weights.y) / (weights.x + weights.y)
      factors.x = fullness.factor
    }
    if let evenness {
      let shares = (room.requested + evenness.demand) / room.allocatable
      let after = WholeNumbers.floor(SIMD2(RoomRecord.evenness(ofShares: shares), 0)).x
      parts.y = room.unevenness * evenness.baseShare + after * evenness.share
      factors.y = evenness.factor
    }
    let products = WholeNumbers.floor(parts) * factors
    return WholeNumbers.integer(products.x + products.y)
  }
}

extension RoomAmounts {
  fileprivate var vector: SIMD2<Double> { SIMD2(Double(cpu), Double(memory)) }

  /// Whether the amounts are exact in floating point.
  fileprivate var isExact: Bool { 0...RoomRecord.largest ~= cpu && 0...RoomRecord.largest ~= memory }
}
