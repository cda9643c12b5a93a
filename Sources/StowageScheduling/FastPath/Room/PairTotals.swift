/// What a kernel makes of pairs of nodes, and room to work in.
struct PairTotals {
  /// The totals of each pair, two words; those of the last call come first.
  private(set) var totals: [UInt64] = []
  private var parts: [SIMD2<Double>] = []
  private var positions: [Int32] = []
  private var staleBlocks: [Int32] = []

  /// Works out the totals of the pairs of `rooms` in `range`, each with `constant`; see
  /// ``RoomKernel/rank(_:adding:into:with:)``.
  mutating func rank(
    _ rooms: borrowing PairedRooms, _ range: Range<Int>, by kernel: borrowing RoomKernel, adding constant: Int32
  ) {
    if parts.count < range.count { grow(to: range.count) }
    kernel.rank(rooms.pairs.span.extracting(range), adding: constant, into: &totals, with: &parts)
  }

  /// Hands the totals of these pairs to `scores`, by the places of their nodes, or by the nodes where there are no places.
  mutating func set(
    _ rooms: borrowing PairedRooms, _ range: Range<Int>, places: [Int32], in scores: inout RankedScores
  ) {
    let nodes = range.lowerBound &* 2..<range.upperBound &* 2
    if places.isEmpty {
      scores.set(words: totals, at: rooms.nodes.span.extracting(nodes), with: &staleBlocks)
    } else {
      Self.look(up: rooms.nodes.span.extracting(nodes), in: places, &positions)
      scores.set(words: totals, at: positions, count: nodes.count, with: &staleBlocks)
    }
  }

  private static func look(up nodes: Span<Int32>, in places: [Int32], _ positions: inout [Int32]) {
    for index in nodes.indices { positions[index] = places[Int(nodes[index])] }
  }

  private mutating func grow(to count: Int) {
    totals = [UInt64](repeating: 0, count: 4 * count)
    parts = [SIMD2<Double>](repeating: .zero, count: 2 * count)
    positions = [Int32](repeating: 0, count: 4 * count)
    staleBlocks = [Int32](repeating: 0, count: 4 * count)
  }
}
