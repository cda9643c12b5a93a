import StowageCluster

/// What all plugins make of nodes for the pods of one shape, where each that has a say looks at nothing but CPU, memory and
/// the number of pods: in one go, two nodes at a time.
struct RoomKernel {
  private var demand = Amounts(0)
  /// What is added to what a node has: nothing, or very much of what the pod does not ask for, since a node that has less
  /// than none of it left will do too.
  private var slack = Amounts(.infinity)
  /// How many pods a node must take at least.
  private var place = -Double.infinity
  private let fullness: Fullness
  private let evenness: Evenness

  private struct Amounts {
    var cpu: Double
    var memory: Double

    init(_ both: Double) { (cpu, memory) = (both, both) }

    init(_ amounts: RoomAmounts) { (cpu, memory) = (Double(amounts.cpu), Double(amounts.memory)) }
  }

  /// A score of how full nodes are; one that counts nothing where there is none.
  private struct Fullness {
    /// Where all bits are set, what pods count is used, and what they request where none is.
    var countedBits: UInt64 = 0
    /// 1 where what is left scores, 0 where what is used does.
    var isLeast = 0.0
    var own = Amounts(0)
    var weights = Amounts(1)
    var factor = 0.0

    init() {}

    /// `nil` where a number is too large to be exact.
    init?(_ own: RoomAmounts, _ weights: RoomAmounts, of use: RoomUse, isLeast: Bool, factor: Double) {
      let range = 1...RoomKernel.largestWeight
      guard range ~= weights.cpu, range ~= weights.memory, own.isExact else { return nil }
      countedBits = use == .counted ? .max : 0
      self.isLeast = isLeast ? 1 : 0
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
    init?(_ own: RoomAmounts, isGain: Bool, factor: Double) {
      guard own.isExact else { return nil }
      self.own = Amounts(own)
      (baseShare, share) = isGain ? (0.5, 0.5) : (0, 1)
      self.factor = factor
    }
  }

  /// The largest weight for which sums stay exact.
  private static let largestWeight: Int64 = 1 << 20
  /// The total of a node on which the pod does not fit; cut to 16 bits, it is the least number of these.
  static let none = Int32(bitPattern: 0x8000_8000)

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
          self.demand.cpu = max(self.demand.cpu, Double(demand.amount))
          slack.cpu = 0
        case .memory:
          self.demand.memory = max(self.demand.memory, Double(demand.amount))
          slack.memory = 0
        case .pods where demand.amount == 1: place = 1
        default: return nil
        }
      }
    }
    var fullness: Fullness?
    var evenness: Evenness?
    for scorer in scorers {
      guard 0...Self.largestWeight ~= scorer.weight, let formula = scorer.plugin.roomFormula(for: pod, in: cluster)
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
    self.fullness = fullness ?? Fullness()
    self.evenness = evenness ?? Evenness()
  }

  /// Bounds of what the scores of any node add up to: each is at most 125 before it is weighed.
  var bounds: ClosedRange<Int64> { 0...125 * (Int64(fullness.factor) + Int64(evenness.factor)) }

  /// Works out what the scores of each node of `pairs` add up to and `constant`, or ``none`` where the pod does not fit, in the
  /// low half of each word of `totals`, two for each pair.
  ///
  /// What comes of nodes that are not plain means nothing. Everything is a whole number, or cut to one, in floating point, and
  /// nothing is chosen by a branch that hangs on a node. It takes two loops, since of one long loop the compiler makes three times
  /// the instructions.
  func rank(
    _ pairs: Span<RoomPair>, adding constant: Int32, into totals: inout [UInt64], with parts: inout [SIMD2<Double>]
  ) {
    var words = totals.mutableSpan
    var totals = words.mutableBytes
    var parts = parts.mutableSpan
    addFullness(of: pairs, to: &parts)
    let none = UInt64(UInt32(bitPattern: Self.none))
    let (evenness, constant) = (evenness, Double(constant))
    for index in pairs.indices {
      let after = PairedNumbers.floor(
        RoomPair.evenness(
          (pairs[index].requestedCPU + evenness.own.cpu) / pairs[index].allocatableCPU,
          (pairs[index].requestedMemory + evenness.own.memory) / pairs[index].allocatableMemory))
      let gains = PairedNumbers.floor(pairs[index].unevenness * evenness.baseShare + after * evenness.share)
      let lacks =
        PairedNumbers.isAbove(pairs[index].requestedCPU + demand.cpu, pairs[index].allocatableCPU + slack.cpu)
        | PairedNumbers.isAbove(
          pairs[index].requestedMemory + demand.memory, pairs[index].allocatableMemory + slack.memory)
        | PairedNumbers.isAbove(SIMD2(repeating: place), pairs[index].podsLeft)
      let bits = PairedNumbers.lowHalves(parts[index] + gains * evenness.factor + constant)
      totals.storeBytes(
        of: (bits & ~lacks) | (lacks & none), toByteOffset: index &* 16, as: SIMD2<UInt64>.self)
    }
  }

  /// The total that a word holds; `nil` where the pod does not fit.
  @inline(__always)
  static func total(in word: UInt64) -> Int32? {
    let total = Int32(truncatingIfNeeded: word)
    return total == none ? nil : total
  }

  private func addFullness(of pairs: Span<RoomPair>, to parts: inout MutableSpan<SIMD2<Double>>) {
    let (cpuWeight, memoryWeight) = (fullness.weights.cpu, fullness.weights.memory)
    if cpuWeight == memoryWeight {
      for index in pairs.indices {
        let sum = cpuPercents(pairs[index]) + memoryPercents(pairs[index])
        parts[index] = PairedNumbers.floor(sum * 0.5) * fullness.factor
      }
    } else {
      for index in pairs.indices {
        let sum = cpuPercents(pairs[index]) * cpuWeight + memoryPercents(pairs[index]) * memoryWeight
        parts[index] = PairedNumbers.floor(sum / (cpuWeight + memoryWeight)) * fullness.factor
      }
    }
  }

  @inline(__always)
  private func cpuPercents(_ pair: RoomPair) -> SIMD2<Double> {
    let used = PairedNumbers.choose(fullness.countedBits, pair.countedCPU, pair.requestedCPU)
    return percents(used + fullness.own.cpu, of: pair.allocatableCPU)
  }

  @inline(__always)
  private func memoryPercents(_ pair: RoomPair) -> SIMD2<Double> {
    let used = PairedNumbers.choose(fullness.countedBits, pair.countedMemory, pair.requestedMemory)
    return percents(used + fullness.own.memory, of: pair.allocatableMemory)
  }

  /// Whole percents of one resource that score for how full nodes are.
  @inline(__always)
  private func percents(_ used: SIMD2<Double>, of capacity: SIMD2<Double>) -> SIMD2<Double> {
    // What is left, or what is used with a sign too many.
    let part = PairedNumbers.magnitudes(capacity * fullness.isLeast - PairedNumbers.smaller(used, capacity))
    return PairedNumbers.floor((part * 100) / capacity)
  }
}

extension RoomAmounts {
  /// Whether the amounts are exact in floating point.
  fileprivate var isExact: Bool { 0...RoomRecord.largest ~= cpu && 0...RoomRecord.largest ~= memory }
}
