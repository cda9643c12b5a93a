import StowageCluster
import StowageScheduling

/// What all plugins make of nodes for the pods of one shape, where each that has a say looks at nothing but CPU, memory and
/// the number of pods: in one go, two nodes at a time.
///
/// It is an object because it never changes, and is long.
final class CapacityKernel: Sendable {
  /// What a node must have left at least; where the pod asks for nothing, one that has less than nothing will do too.
  private let demand: Amounts
  /// How many pods a node must take at least.
  private let podCount: Double
  private let fullness: Fullness
  private let evenness: Evenness

  private struct Amounts {
    var cpu: Double
    var memory: Double

    init(_ both: Double) { (cpu, memory) = (both, both) }

    init(_ amounts: CPUAndMemory) { (cpu, memory) = (Double(amounts.cpu), Double(amounts.memory)) }
  }

  /// A score of how full nodes are; one that counts nothing where there is none.
  private struct Fullness {
    var use = UsageBasis.requested
    /// Whether what is left scores, and not what is used.
    var isLeast = false
    var own = Amounts(0)
    var weights = Amounts(1)
    var factor = 0.0

    init() {}

    /// `nil` where a number is too large to be exact.
    init?(_ own: CPUAndMemory, _ weights: CPUAndMemory, of use: UsageBasis, isLeast: Bool, factor: Double) {
      let range = 1...CapacityKernel.largestWeight
      guard range ~= weights.cpu, range ~= weights.memory, own.isExact else { return nil }
      self.use = use
      self.isLeast = isLeast
      self.own = Amounts(own)
      self.weights = Amounts(weights)
      self.factor = factor
    }
  }

  /// A score of how evenly nodes are used; one that counts nothing where there is none.
  private struct Evenness {
    var own = Amounts(0)
    /// How much of what it adds to counts.
    var baseShare = 0.0
    /// How much of the evenness counts.
    var share = 0.0
    var factor = 0.0

    init() {}

    /// `nil` where a number is too large to be exact.
    init?(_ own: CPUAndMemory, isGain: Bool, factor: Double) {
      guard own.isExact else { return nil }
      self.own = Amounts(own)
      (baseShare, share) = isGain ? (0.5, 0.5) : (0, 1)
      self.factor = factor
    }
  }

  /// The largest weight for which sums stay exact.
  private static let largestWeight: Int64 = 1 << 20
  /// The total of a node on which the pod does not fit, also when it is cut to 16 bits.
  static let none: Int32 = -1

  /// `nil` where some plugin's say is no formula, or there are two of a kind.
  init?(
    _ pod: PodInfo, filters: [PreparedFilter], scorers: [Profile.Scorer], in cluster: ClusterView
  ) {
    var demand = Amounts(-.infinity)
    // Above what a slot without a node has.
    var podCount = -Double.greatestFiniteMagnitude
    for filter in filters {
      guard let demands = filter.capacityDemands(of: pod, in: cluster) else { return nil }
      for asked in demands {
        guard asked.amount <= NodeResourceRecord.largest else { return nil }
        switch asked.column {
        case .cpu:
          demand.cpu = max(demand.cpu, Double(asked.amount))
        case .memory:
          demand.memory = max(demand.memory, Double(asked.amount))
        case .pods where asked.amount == 1: podCount = 1
        default: return nil
        }
      }
    }
    var fullness: Fullness?
    var evenness: Evenness?
    for scorer in scorers {
      guard 0...Self.largestWeight ~= scorer.weight,
        let formula = scorer.prepared.capacityFormula(for: pod, in: cluster)
      else { return nil }
      let factor = Double(scorer.weight)
      switch formula {
      case .leastAllocated(let own, let weights, let use) where fullness == nil:
        fullness = Fullness(own, weights, of: use, isLeast: true, factor: factor)
        if fullness == nil { return nil }
      case .mostAllocated(let own, let weights, let use) where fullness == nil:
        fullness = Fullness(own, weights, of: use, isLeast: false, factor: factor)
        if fullness == nil { return nil }
      case .evenness(let own) where evenness == nil:
        evenness = Evenness(own, isGain: false, factor: factor)
        if evenness == nil { return nil }
      case .evennessGained(let own) where evenness == nil:
        evenness = Evenness(own, isGain: true, factor: factor)
        if evenness == nil { return nil }
      default: return nil
      }
    }
    self.demand = demand
    self.podCount = podCount
    self.fullness = fullness ?? Fullness()
    self.evenness = evenness ?? Evenness()
  }

  /// Bounds of what the scores of any node add up to: each is at most 125 before it is weighed.
  var bounds: ClosedRange<Int64> { 0...125 * (Int64(fullness.factor) + Int64(evenness.factor)) }

  /// Works out what the scores of each node of `pairs` add up to, or ``none`` where the pod does not fit, in the
  /// low half of each word of `totals`, two for each pair.
  ///
  /// What comes of nodes that are not plain means nothing. Everything is a whole number, or cut to one, in floating point, and
  /// nothing is chosen by a branch that hangs on a node. It takes two loops, since of one long loop the compiler makes three times
  /// the instructions.
  func rank(
    _ pairs: Span<NodeResourcePair>, into totals: inout [UInt64], with parts: inout [SIMD2<Double>]
  ) {
    var words = totals.mutableSpan
    var totals = words.mutableBytes
    var parts = parts.mutableSpan
    addFullness(of: pairs, to: &parts)
    let evenness = evenness
    let start = PairedNumbers.lowHalfStart
    for index in pairs.indices {
      let after = PairedNumbers.floor(
        NodeResourcePair.evenness(
          (pairs[index].requestedCPU + evenness.own.cpu) / pairs[index].allocatableCPU,
          (pairs[index].requestedMemory + evenness.own.memory) / pairs[index].allocatableMemory))
      let gains = PairedNumbers.floorOfHalves(pairs[index].unevenness * evenness.baseShare + after * evenness.share)
      let lacks =
        PairedNumbers.isAbove(
          SIMD2(repeating: demand.cpu), pairs[index].allocatableCPU - pairs[index].requestedCPU)
        | PairedNumbers.isAbove(
          SIMD2(repeating: demand.memory), pairs[index].allocatableMemory - pairs[index].requestedMemory)
        | PairedNumbers.isAbove(SIMD2(repeating: podCount), pairs[index].podsLeft)
      let bits = PairedNumbers.bits(parts[index] + gains * evenness.factor + start)
      totals.storeBytes(of: bits | lacks, toByteOffset: index &* 16, as: SIMD2<UInt64>.self)
    }
  }

  /// The total that a word holds; `nil` where the pod does not fit.
  @inline(__always)
  static func total(in word: UInt64) -> Int32? {
    let total = Int32(truncatingIfNeeded: word)
    return total == none ? nil : total
  }

  private func addFullness(of pairs: Span<NodeResourcePair>, to parts: inout MutableSpan<SIMD2<Double>>) {
    // What is alike for all nodes is asked once, for a loop of its own.
    switch (fullness.isLeast, fullness.use) {
    case (true, .nonZeroRequested): addFullness(of: pairs, to: &parts, isLeast: true, use: .nonZeroRequested)
    case (true, .requested): addFullness(of: pairs, to: &parts, isLeast: true, use: .requested)
    case (false, .nonZeroRequested): addFullness(of: pairs, to: &parts, isLeast: false, use: .nonZeroRequested)
    case (false, .requested): addFullness(of: pairs, to: &parts, isLeast: false, use: .requested)
    }
  }

  @inline(__always)
  private func addFullness(
    of pairs: Span<NodeResourcePair>, to parts: inout MutableSpan<SIMD2<Double>>, isLeast: Bool, use: UsageBasis
  ) {
    let (weights, own, factor) = (fullness.weights, fullness.own, fullness.factor)
    if weights.cpu == weights.memory {
      for index in pairs.indices {
        let sum =
          Self.cpuPercents(pairs[index], own, isLeast, use) + Self.memoryPercents(pairs[index], own, isLeast, use)
        parts[index] = PairedNumbers.floorOfHalves(sum * 0.5) * factor
      }
    } else {
      for index in pairs.indices {
        let sum =
          Self.cpuPercents(pairs[index], own, isLeast, use) * weights.cpu
          + Self.memoryPercents(pairs[index], own, isLeast, use) * weights.memory
        parts[index] = PairedNumbers.floor(sum / (weights.cpu + weights.memory)) * factor
      }
    }
  }

  @inline(__always)
  private static func cpuPercents(_ pair: NodeResourcePair, _ own: Amounts, _ isLeast: Bool, _ use: UsageBasis)
    -> SIMD2<Double>
  {
    let used = use == .nonZeroRequested ? pair.nonZeroCPU : pair.requestedCPU
    return percents(used + own.cpu, of: pair.allocatableCPU, isLeast)
  }

  @inline(__always)
  private static func memoryPercents(
    _ pair: NodeResourcePair, _ own: Amounts, _ isLeast: Bool, _ use: UsageBasis
  ) -> SIMD2<Double> {
    let used = use == .nonZeroRequested ? pair.nonZeroMemory : pair.requestedMemory
    return percents(used + own.memory, of: pair.allocatableMemory, isLeast)
  }

  /// Whole percents of one resource that score for how full nodes are.
  @inline(__always)
  private static func percents(
    _ used: SIMD2<Double>, of capacity: SIMD2<Double>, _ isLeast: Bool
  ) -> SIMD2<Double> {
    let part = isLeast ? PairedNumbers.larger(capacity - used, .zero) : PairedNumbers.smaller(used, capacity)
    return PairedNumbers.floor((part * 100) / capacity)
  }
}

extension CPUAndMemory {
  /// Whether the amounts are exact in floating point.
  fileprivate var isExact: Bool { 0...NodeResourceRecord.largest ~= cpu && 0...NodeResourceRecord.largest ~= memory }
}
