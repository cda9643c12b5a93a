import StowageCluster
import StowageScheduling

/// Buffers that all shapes share.
struct NeighbourScratch {
  /// What the other plugins say by their own rules.
  var sums = NodeSums()
  /// By node: its position in the order.
  var positions: [Int32] = []
  var totals = PositionTotals()
  /// By position in the order.
  var attractions: [Int64] = []
  var spreads: [Int64] = []
  private(set) var changed: [NodeID] = []
  private var marks: [UInt32] = []
  private var mark: UInt32 = 0

  /// Reserves memory for the nodes of `topology`.
  mutating func setTopology(_ topology: TopologyTable) {
    let count = topology.order.count
    positions = topology.positions
    totals = PositionTotals(count: count)
    attractions = [Int64](repeating: 0, count: count)
    spreads = attractions
    marks = [UInt32](repeating: 0, count: topology.positions.count)
    mark = 0
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
