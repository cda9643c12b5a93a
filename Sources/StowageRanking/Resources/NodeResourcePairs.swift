import StowageScheduling

/// Nodes with what they have left, side by side in pairs. The last of an odd number stands beside itself.
struct NodeResourcePairs {
  /// The first ``pairCount`` are here; what is behind them is reserved for more.
  private(set) var pairs: [NodeResourcePair] = []
  /// The nodes, two for each pair.
  private(set) var nodes: [Int32] = []
  /// How many nodes are here.
  private(set) var count = 0

  var pairCount: Int { (count + 1) / 2 }

  /// Adds the first `added` of `nodes`.
  ///
  /// - Parameter records: By node: what it has, also of the last node that is here.
  mutating func append(_ nodes: [Int32], _ added: Int, of records: [NodeResourceRecord]) {
    if added == 0 { return }
    reserveCapacity(for: count + added)
    Self.append(nodes, added, records, count, &pairs, &self.nodes)
    count += added
  }

  /// Adds a node with its record; memory must be reserved for it.
  @inline(__always)
  mutating func append(_ node: Int32, _ record: NodeResourceRecord) {
    let pair = count / 2
    nodes[count] = node
    if count.isMultiple(of: 2) {
      nodes[count &+ 1] = node
      pairs[pair] = NodeResourcePair(record, record)
    } else {
      pairs[pair] = NodeResourcePair(firstOf: pairs[pair], record)
    }
    count &+= 1
  }

  /// Takes out the node at `index`; those behind it move up.
  mutating func remove(at index: Int) { Self.remove(at: index, &count, &pairs, &nodes) }

  private static func remove(
    at index: Int, _ count: inout Int, _ pairs: inout [NodeResourcePair], _ nodes: inout [Int32]
  ) {
    var pairs = pairs.mutableSpan
    var nodes = nodes.mutableSpan
    count &-= 1
    var next = index
    while next < count {
      nodes[next] = nodes[next &+ 1]
      next &+= 1
    }
    var pair = index / 2
    if !index.isMultiple(of: 2) {
      // The last of an odd number stands beside itself.
      pairs[pair] = NodeResourcePair(firstOf: pairs[pair], firstOf: pairs[index == count ? pair : pair &+ 1])
      pair &+= 1
    }
    while 2 &* pair &+ 1 < count {
      pairs[pair] = NodeResourcePair(secondOf: pairs[pair], firstOf: pairs[pair &+ 1])
      pair &+= 1
    }
    if 2 &* pair < count { pairs[pair] = NodeResourcePair(secondOf: pairs[pair], secondOf: pairs[pair]) }
    if !count.isMultiple(of: 2) { nodes[count] = nodes[count &- 1] }
  }

  private static func append(
    _ added: [Int32], _ addedCount: Int, _ records: [NodeResourceRecord], _ count: Int,
    _ pairs: inout [NodeResourcePair],
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
      pairs[pair] = NodeResourcePair(records[Int(nodes[2 &* pair])], records[Int(nodes[2 &* pair &+ 1])])
    }
  }

  /// Reserves memory for `count` nodes in all.
  mutating func reserveCapacity(for count: Int) {
    if 2 * pairs.count >= count { return }
    let more = (count + 1) / 2 - pairs.count + pairs.count / 2
    pairs.append(contentsOf: repeatElement(NodeResourcePair(NodeResourceRecord(), NodeResourceRecord()), count: more))
    nodes.append(contentsOf: repeatElement(-1, count: 2 * more))
  }

  mutating func removeAll() { count = 0 }

  /// Removes the first `removed` pairs, of which all are whole.
  mutating func removeFirstPairs(_ removed: Int) {
    count -= 2 * removed
    Self.moveDown(by: removed, pairCount, &pairs, &nodes)
  }

  private static func moveDown(by start: Int, _ count: Int, _ pairs: inout [NodeResourcePair], _ nodes: inout [Int32]) {
    var pairs = pairs.mutableSpan
    var nodes = nodes.mutableSpan
    for index in 0..<count { pairs[index] = pairs[start &+ index] }
    for index in 0..<2 &* count { nodes[index] = nodes[2 &* start &+ index] }
  }
}
