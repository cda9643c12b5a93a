import StowageScheduling

extension NeighbourCounts {
  /// Takes out the positions that ``PodTopologySpread`` or ``InterPodAffinity`` reject.
  func filter(_ positions: inout PositionSet, in topology: TopologyTable) {
    for spread in hard {
      let counter = counters[spread.counter]
      var least: Int64 = 0
      if let first = spread.domains.first, spread.domains.count >= spread.constraint.minDomains {
        least = spread.domains.reduce(counter.counts[Int(first)]) { min($0, counter.counts[Int($1)]) }
      }
      let most = spread.constraint.maxSkew + least - spread.itself
      counter.filter(&positions, in: topology, keepsMissing: false) { $0 <= most }
    }
    if !required.isEmpty {
      let isEmpty = required.allSatisfy { counters[$0].used == 0 }
      for counter in required.map({ counters[$0] }) {
        // The first pod of a kind that wants to be near its own kind may go anywhere that has the keys.
        counter.filter(&positions, in: topology, keepsMissing: false) { $0 > 0 || isEmpty && matchesItself }
      }
    }
    for counter in repelling.counters.lazy.map({ counters[$0] }) where counter.used > 0 {
      counter.filter(&positions, in: topology, keepsMissing: true) { $0 <= 0 }
    }
  }
}
