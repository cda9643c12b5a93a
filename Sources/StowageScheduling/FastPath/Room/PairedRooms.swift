/// Nodes with what they have left, side by side in pairs. The last of an odd number stands beside itself.
struct PairedRooms {
  private(set) var pairs: [RoomPair] = []
  /// The nodes, two for each pair.
  private(set) var nodes: [Int32] = []
  /// The last of an odd number.
  private var single: RoomRecord?

  /// How many there are.
  var count: Int { nodes.count - (single == nil ? 0 : 1) }

  @inline(__always)
  mutating func append(_ node: Int32, _ room: RoomRecord) {
    if let first = single {
      pairs[pairs.count - 1] = RoomPair(first, room)
      nodes[nodes.count - 1] = node
      single = nil
    } else {
      pairs.append(RoomPair(room, room))
      nodes.append(node)
      nodes.append(node)
      single = room
    }
  }

  /// Takes the first `count` of `nodes`, with their records, in place of those that are here.
  mutating func replace(with nodes: [Int32], count: Int, of records: [RoomRecord]) {
    removeAll()
    Self.pair(nodes, count, records, &pairs, &self.nodes)
    single = count.isMultiple(of: 2) ? nil : records[Int(nodes[count - 1])]
  }

  private static func pair(
    _ nodes: [Int32], _ count: Int, _ records: [RoomRecord], _ pairs: inout [RoomPair], _ paired: inout [Int32]
  ) {
    for index in stride(from: 0, to: count, by: 2) {
      let (first, second) = (nodes[index], nodes[min(index &+ 1, count &- 1)])
      pairs.append(RoomPair(records[Int(first)], records[Int(second)]))
      paired.append(first)
      paired.append(second)
    }
  }

  /// Makes room for `count` nodes.
  mutating func reserveCapacity(_ count: Int) {
    pairs.reserveCapacity((count + 1) / 2)
    nodes.reserveCapacity(count + 1)
  }

  mutating func removeAll() {
    pairs.removeAll(keepingCapacity: true)
    nodes.removeAll(keepingCapacity: true)
    single = nil
  }

  /// Removes the first `count` pairs, of which all are whole.
  mutating func removeFirstPairs(_ count: Int) {
    pairs.removeFirst(count)
    nodes.removeFirst(2 * count)
  }
}
