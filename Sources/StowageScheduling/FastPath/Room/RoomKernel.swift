import StowageCluster

/// What all plugins make of nodes for the pods of one shape, where each that has a say looks at nothing but CPU, memory and
/// the number of pods: in one go, two nodes at a time.
struct RoomKernel {
  private var cpu = 0.0
  private var memory = 0.0
  /// What is added to what a node has: nothing, or very much of what the pod does not ask for, since a node that has less
  /// than none of it left will do too.
  private var slackCPU = Double.infinity
  private var slackMemory = Double.infinity
  /// How many pods a node must take at least.
  private var place = -Double.infinity
  private var fullness = Fullness()
  private var evenness = Evenness()

  /// A score of how full nodes are; one that counts nothing where there is none.
  private struct Fullness {
    /// Where all bits are set, what pods count is used, and what they request where none is.
    var countedBits: UInt64 = 0
    /// 1 where what is left scores, 0 where what is used does.
    var isLeast = 0.0
    var cpu = 0.0
    var memory = 0.0
    var cpuWeight = 1.0
    var memoryWeight = 1.0
    var factor = 0.0
  }

  /// A score of how evenly nodes are used; one that counts nothing where there is none.
  private struct Evenness {
    var cpu = 0.0
    var memory = 0.0
    /// How much of what it adds to counts.
    var baseShare = 0.0
    /// How much of the evenness counts.
    var share = 0.0
    var factor = 0.0
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
          cpu = max(cpu, Double(demand.amount))
          slackCPU = 0
        case .memory:
          memory = max(memory, Double(demand.amount))
          slackMemory = 0
        case .pods where demand.amount == 1: place = 1
        default: return nil
        }
      }
    }
    var kinds = (fullness: 0, evenness: 0)
    for scorer in scorers {
      guard 0...Self.largestWeight ~= scorer.weight, let formula = scorer.plugin.roomFormula(for: pod, in: cluster),
        add(formula, factor: Double(scorer.weight), &kinds)
      else { return nil }
    }
    guard kinds.fullness <= 1, kinds.evenness <= 1 else { return nil }
  }

  /// Takes in a score; `false` where it can't.
  private mutating func add(
    _ formula: RoomFormula, factor: Double, _ kinds: inout (fullness: Int, evenness: Int)
  ) -> Bool {
    switch formula {
    case .leastAllocated(let own, let weights, let use), .mostAllocated(let own, let weights, let use):
      kinds.fullness += 1
      let range = 1...Self.largestWeight
      guard range ~= weights.cpu, range ~= weights.memory, own.isExact else { return false }
      fullness.cpu = Double(own.cpu)
      fullness.memory = Double(own.memory)
      fullness.cpuWeight = Double(weights.cpu)
      fullness.memoryWeight = Double(weights.memory)
      fullness.countedBits = use == .counted ? .max : 0
      if case .leastAllocated = formula { fullness.isLeast = 1 }
      fullness.factor = factor
    case .evenness(let own), .evennessGained(let own):
      kinds.evenness += 1
      guard own.isExact else { return false }
      let isGain = if case .evennessGained = formula { true } else { false }
      evenness = Evenness(
        cpu: Double(own.cpu), memory: Double(own.memory), baseShare: isGain ? 0.5 : 0, share: isGain ? 0.5 : 1,
        factor: factor)
    }
    return true
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
      let after = WholeNumbers.floor(
        RoomPair.evenness(
          (pairs[index].requestedCPU + evenness.cpu) / pairs[index].allocatableCPU,
          (pairs[index].requestedMemory + evenness.memory) / pairs[index].allocatableMemory))
      let gains = WholeNumbers.floor(pairs[index].unevenness * evenness.baseShare + after * evenness.share)
      let lacks =
        WholeNumbers.isAbove(pairs[index].requestedCPU + cpu, pairs[index].allocatableCPU + slackCPU)
        | WholeNumbers.isAbove(pairs[index].requestedMemory + memory, pairs[index].allocatableMemory + slackMemory)
        | WholeNumbers.isAbove(SIMD2(repeating: place), pairs[index].podsLeft)
      let bits = WholeNumbers.lowHalves(parts[index] + gains * evenness.factor + constant)
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
    let (cpuWeight, memoryWeight) = (fullness.cpuWeight, fullness.memoryWeight)
    if cpuWeight == memoryWeight {
      for index in pairs.indices {
        let sum = cpuPercents(pairs[index]) + memoryPercents(pairs[index])
        parts[index] = WholeNumbers.floor(sum * 0.5) * fullness.factor
      }
    } else {
      for index in pairs.indices {
        let sum = cpuPercents(pairs[index]) * cpuWeight + memoryPercents(pairs[index]) * memoryWeight
        parts[index] = WholeNumbers.floor(sum / (cpuWeight + memoryWeight)) * fullness.factor
      }
    }
  }

  @inline(__always)
  private func cpuPercents(_ pair: RoomPair) -> SIMD2<Double> {
    let used = WholeNumbers.choose(fullness.countedBits, pair.countedCPU, pair.requestedCPU)
    return percents(used + fullness.cpu, of: pair.allocatableCPU)
  }

  @inline(__always)
  private func memoryPercents(_ pair: RoomPair) -> SIMD2<Double> {
    let used = WholeNumbers.choose(fullness.countedBits, pair.countedMemory, pair.requestedMemory)
    return percents(used + fullness.memory, of: pair.allocatableMemory)
  }

  /// Whole percents of one resource that score for how full nodes are.
  @inline(__always)
  private func percents(_ used: SIMD2<Double>, of capacity: SIMD2<Double>) -> SIMD2<Double> {
    // What is left, or what is used with a sign too many.
    let part = WholeNumbers.magnitudes(capacity * fullness.isLeast - WholeNumbers.smaller(used, capacity))
    return WholeNumbers.floor((part * 100) / capacity)
  }
}

extension RoomAmounts {
  /// Whether the amounts are exact in floating point.
  fileprivate var isExact: Bool { 0...RoomRecord.largest ~= cpu && 0...RoomRecord.largest ~= memory }
}
