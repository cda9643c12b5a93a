/// A set of nodes: one bit a node.
public struct NodeSet: Hashable, Sendable {
  /// 64 nodes a word, the lowest bit first; bits beyond ``capacity`` are 0.
  public internal(set) var words: [UInt64]
  /// How many nodes there are to choose from.
  public let capacity: Int

  /// The empty set of `capacity` possible nodes.
  public init(capacity: Int) {
    self.capacity = capacity
    words = [UInt64](repeating: 0, count: (capacity + 63) / 64)
  }

  /// The set of all `capacity` nodes.
  public init(allOf capacity: Int) {
    self.capacity = capacity
    words = [UInt64](repeating: .max, count: (capacity + 63) / 64)
    if capacity % 64 != 0, let last = words.indices.last { words[last] = (1 << UInt64(capacity % 64)) - 1 }
  }

  /// Whether no node is in it. O(*n* / 64).
  public var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

  /// How many nodes are in it. O(*n* / 64).
  public var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  /// The first node in it, in the order in which nodes were added.
  public var first: NodeID? {
    for (position, word) in words.enumerated() where word != 0 {
      return NodeID(position * 64 + word.trailingZeroBitCount)
    }
    return nil
  }

  /// The node in the set before which `rank` others of it stand; `nil` where there are not so many. O(*n* / 64).
  public func member(at rank: Int) -> NodeID? {
    var rest = rank
    for (position, word) in words.enumerated() {
      let here = word.nonzeroBitCount
      if rest >= here {
        rest -= here
        continue
      }
      var word = word
      for _ in 0..<rest { word &= word - 1 }
      return NodeID(position * 64 + word.trailingZeroBitCount)
    }
    return nil
  }

  /// Whether `node` is in it.
  @inlinable
  public func contains(_ node: NodeID) -> Bool { words[node.index >> 6] >> UInt64(node.index & 63) & 1 == 1 }

  /// Puts `node` in.
  public mutating func insert(_ node: NodeID) { words[node.index >> 6] |= 1 << UInt64(node.index & 63) }

  /// Takes `node` out.
  public mutating func remove(_ node: NodeID) { words[node.index >> 6] &= ~(1 << UInt64(node.index & 63)) }

  /// Takes out the nodes that `other` has.
  public mutating func subtract(_ other: NodeSet) {
    for position in words.indices { words[position] &= ~other.words[position] }
  }

  /// Calls `body` with the index of every node, in order.
  @inlinable
  public func forEach(_ body: (Int) -> Void) {
    for position in 0..<words.count {
      var rest = words[position]
      while rest != 0 {
        body(position &* 64 &+ rest.trailingZeroBitCount)
        rest &= rest &- 1
      }
    }
  }

  /// Keeps the nodes for whose index `keep` says so.
  @inlinable
  public mutating func filter(_ keep: (Int) -> Bool) {
    for position in 0..<words.count {
      var rest = words[position]
      var kept = rest
      while rest != 0 {
        let bit = rest & (0 &- rest)
        if !keep(position &* 64 &+ rest.trailingZeroBitCount) { kept &= ~bit }
        rest &= rest &- 1
      }
      replaceWord(at: position, with: kept)
    }
  }

  /// Keeps the nodes whose entry in `column` is at least `amount`: one pass over the column.
  public mutating func keep(whereAtLeast amount: Int64, in column: [Int64]) {
    let entries = column.span
    for position in words.indices where words[position] != 0 {
      let start = position * 64
      var fitting: UInt64 = 0
      for bit in 0..<min(64, entries.count - start) where entries[start + bit] >= amount {
        fitting |= 1 << UInt64(bit)
      }
      words[position] &= fitting
    }
  }

  @usableFromInline
  mutating func replaceWord(at position: Int, with word: UInt64) { words[position] = word }

  /// The nodes, in order.
  public var nodes: [NodeID] {
    var list: [NodeID] = []
    forEach { list.append(NodeID($0)) }
    return list
  }
}
