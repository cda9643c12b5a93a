import StowageScheduling

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension NeighbourCounts {
  /// Writes what the affinity score adds up to at each of `positions`, before it is normalised.
  func attractions(at positions: PositionSet, in topology: TopologyTable, into scores: inout [Int64]) {
    if scores.count != attraction.count { scores = attraction }
    positions.forEach { scores[$0] = attraction[$0] }
    for counter in wide.lazy.map({ counters[$0] }) where counter.used > 0 {
      let domains = topology.columns[counter.column].domains
      positions.forEach { position in
        let domain = domains[position]
        if domain >= 0 { scores[position] += counter.counts[Int(domain)] }
      }
    }
  }

  /// Whether ``attraction`` is the whole affinity score.
  var isAttractionWhole: Bool { wide.allSatisfy { counters[$0].used == 0 } }

  /// Writes what the spread score is at each of `positions`, before it is normalised; below 0 where a node is not
  /// scored.
  func spreadScores(at positions: PositionSet, in topology: TopologyTable, into scores: inout [Int64]) {
    var scored = positions
    if softNeedsAllKeys { for spread in soft { scored.subtract(topology.columns[spread.column].missing) } }
    let count = scored.count
    positions.forEach { scores[$0] = SpreadScoring.ignored }
    var sums = [Double](repeating: 0, count: soft.isEmpty ? 0 : scores.count)
    for spread in soft {
      let column = topology.columns[spread.column]
      let counter = counters[spread.counter]
      let number = spread.isHost ? count : domainCount(of: column, at: scored)
      let weight = log(Double(number + 2))
      let skew = Double(spread.constraint.maxSkew - 1)
      let terms = counter.counts.map { Double($0) * weight + skew }
      // The counter of hosts has a value for each position, and numbers them from 1.
      scored.forEach { position in
        let domain = Int(column.domains[position])
        if domain >= 0 { sums[position] += spread.isHost ? terms[position + 1] : terms[domain] }
      }
    }
    scored.forEach { scores[$0] = Int64(sums[$0].rounded(.toNearestOrAwayFromZero)) }
  }

  /// How many values the nodes at `positions` have; a missing one is the empty value.
  private func domainCount(of column: TopologyColumn, at positions: PositionSet) -> Int {
    if !column.members.isEmpty {
      return column.members.indices.count { domain in
        column.members[domain].intersects(positions)
          || domain == Int(TopologyColumn.empty) && column.missing.intersects(positions)
      }
    }
    var seen = [Bool](repeating: false, count: column.domainCount)
    var count = 0
    positions.forEach { position in
      let domain = Int(max(column.domains[position], TopologyColumn.empty))
      if !seen[domain] {
        seen[domain] = true
        count += 1
      }
    }
    return count
  }
}
