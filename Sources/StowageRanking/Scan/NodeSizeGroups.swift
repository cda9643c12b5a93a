import StowageCluster
import StowageScheduling

/// The levels of all nodes, of which ``ScoreBound`` tells, in groups of 32 nodes of much the same size; they hang on no pod.
///
/// The best that any node of a group can come to follows from its highest levels, so that most groups need no look.
struct NodeSizeGroups {
  let bound: ScoreBound
  /// By position: the node there; nodes of the same size stand in their own order.
  private(set) var nodes: [Int32] = []
  /// By node: its position.
  private var positions: [Int32] = []
  /// Of each group the first levels of its 32 nodes, and then the second ones.
  private(set) var levels: [Int16] = []
  /// By group.
  private(set) var summaries: [Summary] = []
  /// The kinds of units that nodes of a group have.
  private(set) var units: [UnitRange] = []
  /// By node: what it had when the nodes were put side by side; 0 for one that was not plain, or not there. What units a group has
  /// is known of these alone, so that a node that has something else now is always looked at.
  private var arranged: [SIMD2<Double>] = []
  /// How many nodes have been found to have something else than when they were put side by side.
  private var resizedCount = 0
  private var identity: ClusterIdentity?
  /// How far the changes of the nodes' resources have been taken in.
  private var resourcePosition = 0

  static let size = 32

  struct Summary {
    /// The highest of each of the two levels.
    var highest = SIMD2<Double>(repeating: 0)
    /// The position among all kinds of units.
    var units: Int32 = 0
  }

  init(bound: ScoreBound) { self.bound = bound }

  /// Takes in what changed since the last call; `resources` are up to date.
  mutating func catchUp(with resources: borrowing NodeResourceTable, in cluster: ClusterView) {
    if identity !== cluster.identity || summaries.isEmpty || resizedCount > 64 + nodes.count / 16 {
      arrange(resources)
      identity = cluster.identity
      resourcePosition = resources.changes.end
      return
    }
    while nodes.count < resources.records.count { appendNode() }
    if let changes = resources.changedPairs(since: resourcePosition) {
      let nodes = resources.changes.entries.nodes.span.extracting(changes.lowerBound &* 2..<changes.upperBound &* 2)
      for index in nodes.indices { update(Int(nodes[index]), resources) }
    } else {
      setAllLevels(resources)
    }
    resourcePosition = resources.changes.end
  }

  /// Puts nodes of much the same size side by side.
  private mutating func arrange(_ resources: borrowing NodeResourceTable) {
    let keys = resources.records.map(Self.key)
    nodes = keys.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }.map { Int32(truncatingIfNeeded: $0) }
    positions = [Int32](repeating: 0, count: nodes.count)
    for (position, node) in nodes.enumerated() { positions[Int(node)] = Int32(truncatingIfNeeded: position) }
    let count = (nodes.count + Self.size - 1) / Self.size
    levels = [Int16](repeating: ScoreBound.nothing, count: count * 2 * Self.size)
    summaries = [Summary](repeating: Summary(), count: count)
    arranged = resources.records.map { $0.isPlain && !$0.isVacant ? $0.allocatable : .zero }
    resizedCount = 0
    setUnits(resources)
    setAllLevels(resources)
  }

  /// Puts a node that has joined behind all others.
  private mutating func appendNode() {
    let slot = nodes.count
    if slot.isMultiple(of: Self.size) {
      levels.append(contentsOf: repeatElement(ScoreBound.nothing, count: 2 * Self.size))
      summaries.append(Summary())
    }
    positions.append(Int32(truncatingIfNeeded: slot))
    nodes.append(Int32(truncatingIfNeeded: slot))
    arranged.append(.zero)
  }

  private mutating func setUnits(_ resources: borrowing NodeResourceTable) {
    var own = [UnitRange](repeating: UnitRange(), count: summaries.count)
    for (position, node) in nodes.enumerated()
    where resources.records[Int(node)].isPlain && !resources.records[Int(node)].isVacant {
      own[position / Self.size].add(resources.records[Int(node)].allocatable)
    }
    units = []
    var known: [UnitRange: Int32] = [:]
    for (group, range) in own.enumerated() {
      if known[range] == nil {
        known[range] = Int32(truncatingIfNeeded: units.count)
        units.append(range)
      }
      summaries[group].units = known[range] ?? 0
    }
  }

  /// What brings nodes of much the same size together: the bits of both amounts, one of each in turn.
  ///
  /// As bits, floating-point numbers above 0 stand in their own order, and far apart only where the ratio is large.
  private static func key(_ record: NodeResourceRecord) -> UInt64 {
    if !record.isPlain || record.isVacant { return .max }
    let cpu = Float(record.allocatableCPU).bitPattern
    let memory = Float(record.allocatableMemory).bitPattern
    var key: UInt64 = 0
    for bit in (0..<32).reversed() {
      key = key << 1 | UInt64(cpu >> bit & 1)
      key = key << 1 | UInt64(memory >> bit & 1)
    }
    return key
  }

  private mutating func setAllLevels(_ resources: borrowing NodeResourceTable) {
    for position in nodes.indices { setLevels(at: position, resources.records[Int(nodes[position])]) }
    for group in summaries.indices { refresh(group) }
  }

  private mutating func update(_ node: Int, _ resources: borrowing NodeResourceTable) {
    let position = Int(positions[node])
    setLevels(at: position, resources.records[node])
    refresh(position / Self.size)
  }

  private mutating func setLevels(at position: Int, _ record: NodeResourceRecord) {
    let node = Int(nodes[position])
    let isBounded = record.isPlain && record.allocatable == arranged[node]
    // A node that strays counts once a change: what is counted too often only brings the next arrangement nearer.
    if !isBounded && record.isPlain && !record.isVacant { resizedCount += 1 }
    let unbounded = record.isVacant ? ScoreBound.nothing : ScoreBound.outOfReach
    let values = isBounded ? bound.levels(of: record) : SIMD2(repeating: unbounded)
    let first = position / Self.size * 2 * Self.size + position % Self.size
    levels[first] = values.x
    levels[first + Self.size] = values.y
  }

  private mutating func refresh(_ group: Int) {
    let left = Lanes(levels.span, 2 * group).highest[0]
    let right = Lanes(levels.span, 2 * group + 1).highest[0]
    let isBeyond = max(left, right) == ScoreBound.outOfReach
    summaries[group].highest = isBeyond ? SIMD2(repeating: .infinity) : SIMD2(Double(left), Double(right))
  }
}
