import StowageScheduling

/// Nodes with what they have left, side by side in pairs. The last of an odd number stands beside itself.
struct PairedRooms {
  /// The first ``pairCount`` are here; what is behind them is room for more.
  private(set) var pairs: [RoomPair] = []
  /// The nodes, two for each pair.
  private(set) var nodes: [Int32] = []
  /// How many nodes are here.
  private(set) var count = 0

  var pairCount: Int { (count + 1) / 2 }

  /// Adds the first `added` of `nodes`.
  ///
  /// - Parameter records: By node: what it has, also of the last node that is here.
  mutating func append(_ nodes: [Int32], _ added: Int, of records: [RoomRecord]) {
    if added == 0 { return }
    makeRoom(for: count + added)
    Self.append(nodes, added, records, count, &pairs, &self.nodes)
    count += added
  }

  /// Adds a node with its record; there must be room for it.
  @inline(__always)
  mutating func append(_ node: Int32, _ room: RoomRecord) {
    let pair = count / 2
    nodes[count] = node
    if count.isMultiple(of: 2) {
      nodes[count &+ 1] = node
      pairs[pair] = RoomPair(room, room)
    } else {
      pairs[pair] = RoomPair(firstOf: pairs[pair], room)
    }
    count &+= 1
  }

  /// Takes out the node at `place`; those behind it move up.
  mutating func remove(at place: Int) { Self.remove(at: place, &count, &pairs, &nodes) }

  private static func remove(at place: Int, _ count: inout Int, _ pairs: inout [RoomPair], _ nodes: inout [Int32]) {
    var pairs = pairs.mutableSpan
    var nodes = nodes.mutableSpan
    count &-= 1
    var next = place
    while next < count {
      nodes[next] = nodes[next &+ 1]
      next &+= 1
    }
    var pair = place / 2
    if !place.isMultiple(of: 2) {
      // The last of an odd number stands beside itself.
      pairs[pair] = RoomPair(firstOf: pairs[pair], firstOf: pairs[place == count ? pair : pair &+ 1])
      pair &+= 1
    }
    while 2 &* pair &+ 1 < count {
      pairs[pair] = RoomPair(secondOf: pairs[pair], firstOf: pairs[pair &+ 1])
      pair &+= 1
    }
    if 2 &* pair < count { pairs[pair] = RoomPair(secondOf: pairs[pair], secondOf: pairs[pair]) }
    if !count.isMultiple(of: 2) { nodes[count] = nodes[count &- 1] }
  }

  private static func append(
    _ added: [Int32], _ addedCount: Int, _ records: [RoomRecord], _ count: Int, _ pairs: inout [RoomPair],
    _ nodes: inout [Int32]
  ) {
    let added = added.span
    let records = records.span
    var pairs = pairs.mutableSpan
    var nodes = nodes.mutableSpan
    for index in 0..<addedCount { nodes[count &+ index] = added[index] }
    let end = count &+ addedCount
    if !end.isMultiple(of: 2) { nodes[end] = nodes[end &- 1] }
    for pair in count / 2..<(end &+ 1) / 2 {
      pairs[pair] = RoomPair(records[Int(nodes[2 &* pair])], records[Int(nodes[2 &* pair &+ 1])])
    }
  }

  /// Makes room for `count` nodes in all.
  mutating func makeRoom(for count: Int) {
    if 2 * pairs.count >= count { return }
    let more = (count + 1) / 2 - pairs.count + pairs.count / 2
    pairs.append(contentsOf: repeatElement(RoomPair(RoomRecord(), RoomRecord()), count: more))
    nodes.append(contentsOf: repeatElement(-1, count: 2 * more))
  }

  mutating func removeAll() { count = 0 }

  /// Removes the first `removed` pairs, of which all are whole.
  mutating func removeFirstPairs(_ removed: Int) {
    count -= 2 * removed
    Self.moveDown(by: removed, pairCount, &pairs, &nodes)
  }

  private static func moveDown(by start: Int, _ count: Int, _ pairs: inout [RoomPair], _ nodes: inout [Int32]) {
    var pairs = pairs.mutableSpan
    var nodes = nodes.mutableSpan
    for index in 0..<count { pairs[index] = pairs[start &+ index] }
    for index in 0..<2 &* count { nodes[index] = nodes[2 &* start &+ index] }
  }
}
