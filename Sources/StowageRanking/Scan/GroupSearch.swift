import StowageScheduling

/// The search for the nodes whose bounds on a pod's score reach a threshold.
struct GroupSearch {
  /// The nodes that were found: the first ``count``.
  private(set) var nodes: [Int32] = []
  private(set) var count = 0
  /// By kind of units: what the pod takes off the levels, and what both levels of a node must be above.
  private var costs: [SIMD2<Double>] = []
  private var limits: [SIMD2<Int16>] = []
  /// By group: the most that a node's bound can be, in steps.
  private var reaches: [Double] = []

  /// Works out how far the bounds of each group go for a pod of this cost; returns the highest of those that are bounds.
  mutating func begin(in groups: borrowing NodeSizeGroups, _ cost: PodCost) -> Double {
    if nodes.count != groups.nodes.count { nodes = groups.nodes }
    if costs.count != groups.units.count {
      costs = [SIMD2<Double>](repeating: .zero, count: groups.units.count)
      limits = [SIMD2<Int16>](repeating: .zero, count: costs.count)
    }
    Self.work(out: cost, groups.units, &costs)
    if reaches.count != groups.summaries.count { reaches = [Double](repeating: 0, count: groups.summaries.count) }
    return Self.measure(groups.summaries, costs, &reaches)
  }

  /// Works out what the pod takes off the levels, by kind of units.
  private static func work(out cost: borrowing PodCost, _ units: [UnitRange], _ costs: inout [SIMD2<Double>]) {
    let units = units.span
    var costs = costs.mutableSpan
    for kind in units.indices { costs[kind] = cost(units[kind]) }
  }

  private static func measure(
    _ summaries: [NodeSizeGroups.Summary], _ costs: [SIMD2<Double>], _ reaches: inout [Double]
  ) -> Double {
    let summaries = summaries.span
    var reaches = reaches.mutableSpan
    var furthest = 0.0
    for group in summaries.indices {
      let difference = summaries[group].highest - costs[Int(summaries[group].units)]
      let reach = min(difference.x, difference.y)
      reaches[group] = reach
      if reach > furthest && reach < .infinity { furthest = reach }
    }
    return furthest
  }

  /// Finds the nodes whose bounds are `threshold` steps or more.
  mutating func find(in groups: borrowing NodeSizeGroups, atLeast threshold: Double) {
    Self.set(&limits, costs, threshold)
    count = Self.gather(groups, reaches, threshold, limits, &nodes)
  }

  private static func gather(
    _ groups: borrowing NodeSizeGroups, _ reaches: [Double], _ threshold: Double, _ limits: [SIMD2<Int16>],
    _ found: inout [Int32]
  ) -> Int {
    let levels = groups.levels.span
    let nodes = groups.nodes.span
    let summaries = groups.summaries.span
    var found = found.mutableSpan
    var count = 0
    for group in reaches.indices where reaches[group] >= threshold {
      var mask = Lanes.mask(
        Lanes(levels, 2 &* group), Lanes(levels, 2 &* group &+ 1), above: limits[Int(summaries[group].units)])
      while mask != 0 {
        found[count] = nodes[group &* NodeSizeGroups.size &+ mask.trailingZeroBitCount]
        count &+= 1
        mask &= mask &- 1
      }
    }
    return count
  }

  /// Works out what levels must be above to be those of bounds of `threshold` steps or more, within what levels can be: the
  /// nearest whole number to one less than they must be at least, which is below that by half at least.
  private static func set(_ limits: inout [SIMD2<Int16>], _ costs: [SIMD2<Double>], _ threshold: Double) {
    let costs = costs.span
    var limits = limits.mutableSpan
    for kind in costs.indices {
      let least = PairedNumbers.larger(costs[kind] + threshold, SIMD2(repeating: -32_766))
      let below = PairedNumbers.smaller(least, SIMD2(repeating: 32_767)) - 1
      let bits = PairedNumbers.bits(below + PairedNumbers.lowHalfStart)
      limits[kind] = SIMD2(Int16(truncatingIfNeeded: bits.x), Int16(truncatingIfNeeded: bits.y))
    }
  }
}
