import StowageScheduling

/// What pods add up to at each value of one label key.
struct TopologyCounter {
  /// The key's column.
  let column: Int
  /// The positions of the nodes whose pods count; all where `nil`.
  let counted: PositionSet?
  /// Whether pods whose deletion was asked for count.
  let countsTerminating: Bool
  /// Whether pods on nodes that lack the key count at the empty value.
  let countsMissing: Bool
  /// By the number of the value.
  private(set) var counts: [Int64]
  /// How many values have another count than 0.
  private(set) var used = 0

  init(
    column: Int, of topology: TopologyTable, counted: PositionSet? = nil, countsTerminating: Bool = true,
    countsMissing: Bool = false
  ) {
    self.column = column
    self.counted = counted
    self.countsTerminating = countsTerminating
    self.countsMissing = countsMissing
    counts = [Int64](repeating: 0, count: topology.columns[column].domainCount)
  }

  /// Adds `amount` at the value of the node at `position`; returns the number of that value, `nil` where nothing counts
  /// there.
  @inline(__always)
  mutating func add(_ amount: Int64, at position: Int, in topology: TopologyTable) -> Int? {
    if let counted, !counted.contains(position) { return nil }
    var domain = Int(topology.columns[column].domains[position])
    if domain < 0 {
      if !countsMissing { return nil }
      domain = Int(TopologyColumn.empty)
    }
    let before = counts[domain]
    counts[domain] = before + amount
    if before == 0 { used += 1 }
    if before + amount == 0 { used -= 1 }
    return domain
  }

  /// Keeps the positions whose value's count `keep` accepts. Positions without the key stay if `keepsMissing`.
  @inline(__always)
  func filter(
    _ positions: inout PositionSet, in topology: TopologyTable, keepsMissing: Bool, _ keep: (Int64) -> Bool
  ) {
    let column = topology.columns[column]
    if !column.members.isEmpty {
      if !keepsMissing { positions.subtract(column.missing) }
      for domain in counts.indices where !keep(counts[domain]) { positions.subtract(column.members[domain]) }
      return
    }
    positions.filter { position in
      let domain = Int(column.domains[position])
      return domain < 0 ? keepsMissing : keep(counts[domain])
    }
  }
}
