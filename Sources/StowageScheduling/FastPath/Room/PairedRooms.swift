/// Nodes with what they have left, side by side in pairs. The last of an odd number stands beside itself.
struct PairedRooms {
  /// The first ``pairCount`` are here; what is behind them is room for more.
  private(set) var pairs: [RoomPair] = []
  /// The nodes, two for each pair.
  private(set) var nodes: [Int32] = []
  /// How many nodes are here.
  private(set) var count = 0
  /// What the last node has left.
  private var last = RoomRecord()

  var pairCount: Int { (count + 1) / 2 }

  @inline(__always)
  mutating func append(_ node: Int32, _ room: RoomRecord) {
    if count.isMultiple(of: 2) {
      makeRoom(for: count + 1)
      pairs[count / 2] = RoomPair(room, room)
      nodes[count] = node
      nodes[count + 1] = node
    } else {
      pairs[count / 2] = RoomPair(last, room)
      nodes[count] = node
    }
    last = room
    count += 1
  }

  /// Takes the first `count` of `nodes`, with their records, in place of those that are here.
  mutating func replace(with nodes: [Int32], count: Int, of records: [RoomRecord]) {
    makeRoom(for: count)
    self.count = count
    if count == 0 { return }
    Self.pair(nodes, count, records, &pairs, &self.nodes)
    last = records[Int(nodes[count - 1])]
  }

  private static func pair(
    _ nodes: [Int32], _ count: Int, _ records: [RoomRecord], _ pairs: inout [RoomPair], _ paired: inout [Int32]
  ) {
    let nodes = nodes.span
    let records = records.span
    var pairs = pairs.mutableSpan
    var paired = paired.mutableSpan
    for index in 0..<(count + 1) / 2 {
      let (first, second) = (nodes[2 &* index], nodes[min(2 &* index &+ 1, count &- 1)])
      pairs[index] = RoomPair(records[Int(first)], records[Int(second)])
      paired[2 &* index] = first
      paired[2 &* index &+ 1] = second
    }
  }

  /// Makes room for `count` nodes.
  @inline(__always)
  mutating func makeRoom(for count: Int) {
    if 2 * pairs.count < count { grow(to: count) }
  }

  private mutating func grow(to count: Int) {
    let more = (count + 1) / 2 - pairs.count + pairs.count / 2
    pairs.append(contentsOf: repeatElement(RoomPair(RoomRecord(), RoomRecord()), count: more))
    nodes.append(contentsOf: repeatElement(-1, count: 2 * more))
  }

  mutating func removeAll() { count = 0 }

  /// Removes the first `pairs` pairs, of which all are whole.
  mutating func removeFirstPairs(_ pairs: Int) {
    self.pairs.removeFirst(pairs)
    nodes.removeFirst(2 * pairs)
    count -= 2 * pairs
  }
}
