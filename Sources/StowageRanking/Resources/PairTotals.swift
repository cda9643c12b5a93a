import StowageScheduling

/// What a kernel makes of pairs of nodes, and buffers.
struct PairTotals {
  /// The totals of each pair, two words; those of the last call come first.
  private(set) var totals: [UInt64] = []
  private var parts: [SIMD2<Double>] = []
  private var positions: [Int32] = []
  private var staleBlocks: [Int32] = []

  /// Works out the totals of the pairs in `range`; see ``CapacityKernel/rank(_:into:with:)``.
  mutating func rank(_ pairs: [NodeResourcePair], _ range: Range<Int>, by kernel: CapacityKernel) {
    if parts.count < range.count { grow(to: range.count) }
    kernel.rank(pairs.span.extracting(range), into: &totals, with: &parts)
  }

  /// A total; below 0 where the pod does not fit.
  @inline(__always)
  func total(at index: Int) -> Int64 { Int64(Int32(truncatingIfNeeded: totals[index])) }

  /// The highest of the first `count` totals; below 0 where the pod fits nowhere.
  func highest(of count: Int) -> Int64 {
    let words = totals.span
    var highest: Int32 = -1
    for index in 0..<count { highest = max(highest, Int32(truncatingIfNeeded: words[index])) }
    return Int64(highest)
  }

  /// Replaces a total.
  mutating func set(_ total: Int32?, at index: Int) {
    totals[index] = UInt64(UInt32(bitPattern: total ?? CapacityKernel.none))
  }

  /// Hands the totals of these pairs of `nodes` to `scores`, by the positions of the nodes, or by the nodes where there are no positions.
  mutating func set(_ nodes: [Int32], _ range: Range<Int>, positions: [Int32], in scores: inout RankedScores) {
    let nodes = nodes.span.extracting(range.lowerBound &* 2..<range.upperBound &* 2)
    if positions.isEmpty {
      scores.set(words: totals, at: nodes, with: &staleBlocks)
    } else {
      Self.set(totals, at: nodes, positions, &self.positions, &staleBlocks, in: &scores)
    }
  }

  private static func set(
    _ totals: [UInt64], at nodes: Span<Int32>, _ layout: [Int32], _ positions: inout [Int32], _ stale: inout [Int32],
    in scores: inout RankedScores
  ) {
    for index in nodes.indices { positions[index] = layout[Int(nodes[index])] }
    scores.set(words: totals, at: positions.span.extracting(first: nodes.count), with: &stale)
  }

  private mutating func grow(to count: Int) {
    totals = [UInt64](repeating: 0, count: 4 * count)
    parts = [SIMD2<Double>](repeating: .zero, count: 2 * count)
    positions = [Int32](repeating: 0, count: 4 * count)
    staleBlocks = [Int32](repeating: 0, count: 4 * count)
  }
}
