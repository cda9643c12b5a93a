import StowageCluster
import StowageScheduling

/// The levels of all nodes, of which ``ScoreBound`` tells, in groups of 32 nodes of much the same size; they hang on no pod.
///
/// The best that any node of a group can come to follows from its highest levels, so that most groups need no look.
struct RoomGroups {
  let bound: ScoreBound
  /// By place: the node there; nodes of the same size stand in their own order.
  private(set) var nodes: [Int32] = []
  /// By node: its place.
  private var places: [Int32] = []
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
  private var strays = 0
  private var identity: ClusterIdentity?
  /// How far the changes of the rooms have been taken in.
  private var position = 0

  static let size = 32

  struct Summary {
    /// The highest of each of the two levels.
    var highest = SIMD2<Double>(repeating: 0)
    /// The place among all kinds of units.
    var units: Int32 = 0
  }

  init(bound: ScoreBound) { self.bound = bound }

  /// Takes in what changed since the last call; `rooms` are up to date.
  mutating func catchUp(with rooms: borrowing NodeRooms, in cluster: ClusterView) {
    if identity !== cluster.identity || summaries.isEmpty || strays > 64 + nodes.count / 16 {
      arrange(rooms)
      identity = cluster.identity
      position = rooms.changes.end
      return
    }
    while nodes.count < rooms.rooms.count { appendNode() }
    if let changes = rooms.changedPairs(since: position) {
      let nodes = rooms.changes.rooms.nodes.span.extracting(changes.lowerBound &* 2..<changes.upperBound &* 2)
      for index in nodes.indices { update(Int(nodes[index]), rooms) }
    } else {
      setAllLevels(rooms)
    }
    position = rooms.changes.end
  }

  /// Puts nodes of much the same size side by side.
  private mutating func arrange(_ rooms: borrowing NodeRooms) {
    let keys = rooms.rooms.map(Self.key)
    nodes = keys.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }.map { Int32(truncatingIfNeeded: $0) }
    places = [Int32](repeating: 0, count: nodes.count)
    for (place, node) in nodes.enumerated() { places[Int(node)] = Int32(truncatingIfNeeded: place) }
    let count = (nodes.count + Self.size - 1) / Self.size
    levels = [Int16](repeating: ScoreBound.nothing, count: count * 2 * Self.size)
    summaries = [Summary](repeating: Summary(), count: count)
    arranged = rooms.rooms.map { $0.isPlain && !$0.isVacant ? $0.allocatable : .zero }
    strays = 0
    setUnits(rooms)
    setAllLevels(rooms)
  }

  /// Puts a node that has joined behind all others.
  private mutating func appendNode() {
    let slot = nodes.count
    if slot.isMultiple(of: Self.size) {
      levels.append(contentsOf: repeatElement(ScoreBound.nothing, count: 2 * Self.size))
      summaries.append(Summary())
    }
    places.append(Int32(truncatingIfNeeded: slot))
    nodes.append(Int32(truncatingIfNeeded: slot))
    arranged.append(.zero)
  }

  private mutating func setUnits(_ rooms: borrowing NodeRooms) {
    var own = [UnitRange](repeating: UnitRange(), count: summaries.count)
    for (place, node) in nodes.enumerated() where rooms.rooms[Int(node)].isPlain && !rooms.rooms[Int(node)].isVacant {
      own[place / Self.size].add(rooms.rooms[Int(node)].allocatable)
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
  private static func key(_ room: RoomRecord) -> UInt64 {
    if !room.isPlain || room.isVacant { return .max }
    let cpu = Float(room.allocatableCPU).bitPattern
    let memory = Float(room.allocatableMemory).bitPattern
    var key: UInt64 = 0
    for bit in (0..<32).reversed() {
      key = key << 1 | UInt64(cpu >> bit & 1)
      key = key << 1 | UInt64(memory >> bit & 1)
    }
    return key
  }

  private mutating func setAllLevels(_ rooms: borrowing NodeRooms) {
    for place in nodes.indices { setLevels(at: place, rooms.rooms[Int(nodes[place])]) }
    for group in summaries.indices { refresh(group) }
  }

  private mutating func update(_ node: Int, _ rooms: borrowing NodeRooms) {
    let place = Int(places[node])
    setLevels(at: place, rooms.rooms[node])
    refresh(place / Self.size)
  }

  private mutating func setLevels(at place: Int, _ room: RoomRecord) {
    let node = Int(nodes[place])
    let isBounded = room.isPlain && room.allocatable == arranged[node]
    // A node that strays counts once a change: what is counted too often only brings the next arrangement nearer.
    if !isBounded && room.isPlain && !room.isVacant { strays += 1 }
    let unbounded = room.isVacant ? ScoreBound.nothing : ScoreBound.outOfReach
    let values = isBounded ? bound.levels(of: room) : SIMD2(repeating: unbounded)
    let first = place / Self.size * 2 * Self.size + place % Self.size
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
