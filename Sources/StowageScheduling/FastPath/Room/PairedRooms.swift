/// Nodes with what they have left, side by side in pairs. The last of an odd number stands beside itself.
struct PairedRooms {
  private(set) var pairs: [RoomPair] = []
  /// The nodes, two for each pair.
  private(set) var nodes: [Int32] = []
  private var isOdd = false

  /// How many there are.
  var count: Int { nodes.count - (isOdd ? 1 : 0) }

  @inline(__always)
  mutating func append(_ node: Int32, _ room: RoomRecord) {
    if isOdd {
      pairs[pairs.count - 1].setSecond(room)
      nodes[nodes.count - 1] = node
    } else {
      pairs.append(RoomPair(room))
      nodes.append(node)
      nodes.append(node)
    }
    isOdd.toggle()
  }

  /// Makes room for `count` nodes.
  mutating func reserveCapacity(_ count: Int) {
    pairs.reserveCapacity((count + 1) / 2)
    nodes.reserveCapacity(count + 1)
  }

  mutating func removeAll() {
    pairs.removeAll(keepingCapacity: true)
    nodes.removeAll(keepingCapacity: true)
    isOdd = false
  }

  /// Removes the first `count` pairs, of which all are whole.
  mutating func removeFirstPairs(_ count: Int) {
    pairs.removeFirst(count)
    nodes.removeFirst(2 * count)
  }
}
