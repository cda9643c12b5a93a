/// A set of nodes, by the slots that they have in a cluster's tables: one bit a slot.
///
/// Sets of one cluster begin with ``ClusterView/presentNodes`` or ``ClusterView/noNodes``, so that a slot without a node is in
/// none.
public struct NodeSet: Hashable, Sendable {
  /// 64 slots a word, the lowest bit first; bits beyond ``capacity`` are 0.
  public internal(set) var words: [UInt64]
  /// How many slots there are to choose from.
  public private(set) var capacity: Int

  /// The empty set of `capacity` possible slots.
  ///
  /// - Complexity: O(*capacity* / 64).
  public init(capacity: Int) {
    self.capacity = capacity
    words = [UInt64](repeating: 0, count: (capacity + 63) / 64)
  }

  /// The set of all `capacity` slots.
  ///
  /// - Complexity: O(*capacity* / 64).
  public init(allOf capacity: Int) {
    self.capacity = capacity
    words = [UInt64](repeating: .max, count: (capacity + 63) / 64)
    if capacity % 64 != 0, let last = words.indices.last { words[last] = (1 << UInt64(capacity % 64)) - 1 }
  }

  /// Makes more slots possible; they are not in it.
  package mutating func grow(to capacity: Int) {
    self.capacity = capacity
    while words.count < (capacity + 63) / 64 { words.append(0) }
  }

  /// Whether no node is in it. O(*n* / 64).
  ///
  /// - Complexity: O(*capacity* / 64), less where a low node is in the set.
  public var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

  /// How many nodes are in it. O(*n* / 64).
  ///
  /// - Complexity: O(*capacity* / 64); the number is not stored.
  public var count: Int { words.reduce(0) { $0 + $1.nonzeroBitCount } }

  /// The lowest slot in it. O(*n* / 64).
  public var firstIndex: Int? {
    for (position, word) in words.enumerated() where word != 0 {
      return position * 64 + word.trailingZeroBitCount
    }
    return nil
  }

  /// The slot in the set before which `rank` others of it stand; `nil` where there are not so many. O(*n* / 64).
  public func index(ofMember rank: Int) -> Int? {
    var rest = rank
    for (position, word) in words.enumerated() {
      let here = word.nonzeroBitCount
      if rest >= here {
        rest -= here
        continue
      }
      var word = word
      for _ in 0..<rest { word &= word - 1 }
      return position * 64 + word.trailingZeroBitCount
    }
    return nil
  }

  /// Whether the slot of `node` is in it.
  @inlinable
  public func contains(_ node: NodeID) -> Bool { contains(node.index) }

  /// Whether the slot `index` is in it.
  @inlinable
  public func contains(_ index: Int) -> Bool { words[index >> 6] >> UInt64(index & 63) & 1 == 1 }

  /// Puts the slot of `node` in.
  public mutating func insert(_ node: NodeID) { insert(node.index) }

  /// Puts the slot `index` in.
  public mutating func insert(_ index: Int) { words[index >> 6] |= 1 << UInt64(index & 63) }

  /// Takes the slot of `node` out.
  public mutating func remove(_ node: NodeID) { remove(node.index) }

  /// Takes the slot `index` out.
  public mutating func remove(_ index: Int) { words[index >> 6] &= ~(1 << UInt64(index & 63)) }

  /// Takes out the nodes that `other` has.
  ///
  /// - Complexity: O(*capacity* / 64).
  public mutating func subtract(_ other: NodeSet) {
    for position in words.indices { words[position] &= ~other.words[position] }
  }

  /// Calls `body` with every slot, in order.
  ///
  /// - Complexity: O(*capacity* / 64 + *n*) for the *n* nodes of the set.
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

  /// Retains the slots for which `isRetained` says so.
  ///
  /// - Complexity: O(*capacity* / 64), and one call for each node of the set.
  @inlinable
  public mutating func filter(_ isRetained: (Int) -> Bool) {
    for position in 0..<words.count {
      var rest = words[position]
      var retained = rest
      while rest != 0 {
        let bit = rest & (0 &- rest)
        if !isRetained(position &* 64 &+ rest.trailingZeroBitCount) { retained &= ~bit }
        rest &= rest &- 1
      }
      replaceWord(at: position, with: retained)
    }
  }

  /// Retains the slots whose entry in `column` is at least `amount`: one pass over the column.
  public mutating func retain(whereAtLeast amount: Int64, in column: [Int64]) {
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

  /// The slots, in order.
  public var indexes: [Int] {
    var list: [Int] = []
    list.reserveCapacity(count)
    forEach { list.append($0) }
    return list
  }
}
