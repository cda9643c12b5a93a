import StowageCluster

/// Room to work in that all shapes share.
struct NeighbourScratch {
  /// By the place in a list of nodes.
  var passes: [Bool] = []
  var scores: [Int64] = []
  var sums: [Int64] = []
  /// By node: its place in the order.
  var places: [Int32] = []
  /// By place in the order.
  var totals: [Int64] = []
  var attractions: [Int64] = []
  var spreads: [Int64] = []
  private(set) var changed: [NodeID] = []
  private var marks: [UInt32] = []
  private var mark: UInt32 = 0

  /// Makes room for the nodes of `topology`.
  mutating func setTopology(_ topology: TopologyTable) {
    let count = topology.order.count
    places = topology.places
    totals = [Int64](repeating: 0, count: count)
    attractions = totals
    spreads = totals
    marks = [UInt32](repeating: 0, count: count)
    mark = 0
  }

  /// Makes room for a list of `count` nodes, all of which pass so far with a sum of 0.
  mutating func prepare(count: Int) {
    passes.removeAll(keepingCapacity: true)
    passes.append(contentsOf: repeatElement(true, count: count))
    sums.removeAll(keepingCapacity: true)
    sums.append(contentsOf: repeatElement(0, count: count))
    if scores.count < count { scores = [Int64](repeating: 0, count: count) }
  }

  /// Begins a new list of nodes that changed.
  mutating func beginChanges() {
    changed.removeAll(keepingCapacity: true)
    if mark == .max {
      for index in marks.indices { marks[index] = 0 }
      mark = 0
    }
    mark += 1
  }

  /// Notes that `node` changed.
  mutating func note(_ node: NodeID) {
    if marks[node.index] == mark { return }
    marks[node.index] = mark
    changed.append(node)
  }
}
