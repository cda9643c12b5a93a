import StowageCluster
import StowageScheduling

/// At which position of rankings each node stands: that in a policy's order of nodes, or its slot.
struct NodeLayout {
  /// By position: the node. Empty where nodes stand at their slots.
  let order: [NodeID]
  /// By slot: the position; that behind the last for slots without a node. Empty where nodes stand at their slots.
  let positions: [Int32]

  /// Every node at its slot.
  static let bySlot = NodeLayout(order: [], positions: [])

  private init(order: [NodeID], positions: [Int32]) {
    self.order = order
    self.positions = positions
  }

  /// The nodes in `order`, in a cluster of so many slots.
  init(_ order: [NodeID], slots: Int) {
    if order.count == slots, order.indices.allSatisfy({ order[$0].index == $0 }) {
      self = .bySlot
      return
    }
    var positions = [Int32](repeating: Int32(truncatingIfNeeded: order.count), count: slots)
    for (position, node) in order.enumerated() { positions[node.index] = Int32(truncatingIfNeeded: position) }
    self.init(order: order, positions: positions)
  }

  /// How many positions there are, the one for slots without a node included.
  func count(slots: Int) -> Int { positions.isEmpty ? slots : order.count + 1 }

  /// The position of a slot.
  @inline(__always)
  func position(of slot: Int) -> Int { positions.isEmpty ? slot : Int(positions[slot]) }

  /// The node at a position.
  func node(at position: Int, in cluster: ClusterView) -> NodeID {
    order.isEmpty ? cluster.nodeID(at: position) : order[position]
  }
}
