import StowageCluster
import StowageScheduling

/// What a pod of each shape adds to the counters of one shape.
struct ShapeEffects {
  struct Effect {
    let counter: Int
    let amount: Int64
    /// Whether it is a part of the affinity score.
    var isAttraction = false
  }

  private struct Entry {
    var serial: UInt32 = 0
    var range = 0..<0
  }

  /// The effects of all shapes, those of one side by side.
  private(set) var list: [Effect] = []
  private var entries: [Entry] = []

  /// The effects of a shape, by their indices in ``list``; `nil` where they have not been worked out.
  @inline(__always)
  func range(of shape: ShapeID, serial: UInt32) -> Range<Int>? {
    guard shape.index < entries.count, entries[shape.index].serial == serial else { return nil }
    return entries[shape.index].range
  }

  mutating func set(_ effects: [Effect], of shape: ShapeID, serial: UInt32) {
    while entries.count <= shape.index { entries.append(Entry()) }
    entries[shape.index] = Entry(serial: serial, range: list.count..<list.count + effects.count)
    list += effects
  }
}

/// The counters of one role, one a column.
struct RoleCounters {
  /// What counters are for.
  enum Role {
    /// Pods that the pod requires.
    case required
    /// Pods that keep it off.
    case repelling
    /// The affinity score.
    case attracting
  }

  private(set) var counters: [Int] = []
  private var columns: [Int] = []

  func counter(of column: Int) -> Int? { columns.firstIndex(of: column).map { counters[$0] } }

  mutating func add(_ counter: Int, of column: Int) {
    counters.append(counter)
    columns.append(column)
  }
}

/// A `DoNotSchedule` constraint of a shape and its counter.
struct HardSpread {
  let constraint: SpreadConstraint
  let counter: Int
  /// The numbers of the values that nodes have whose pods count.
  let domains: [Int32]
  /// 1 where the pod counts itself.
  let itself: Int64
}

/// A `ScheduleAnyway` constraint of a shape and its counter.
struct SoftSpread {
  let constraint: SpreadConstraint
  let counter: Int
  /// The column of the key, which the counter's is not for host names.
  let column: Int
  let isHost: Bool
}
