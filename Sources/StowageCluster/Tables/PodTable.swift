import StowageKernel

/// Where a pod stands in the cluster.
public enum PodState: UInt8, Hashable, Sendable {
  /// It waits for a node.
  case pending
  /// It is bound to a node.
  case running
  /// It has left; its place may be given to another.
  case gone
}

/// How many pods have come and what became of them: arrived = pending + running + done + dropped +
/// evicted.
public struct PodCounts: Hashable, Sendable {
  /// All that have come.
  public internal(set) var arrived = 0
  /// Those that wait.
  public internal(set) var pending = 0
  /// Those that are bound.
  public internal(set) var running = 0
  /// Those that ran to their end.
  public internal(set) var done = 0
  /// Those that were given up while they waited.
  public internal(set) var dropped = 0
  /// Those that were pushed off their nodes before their time.
  public internal(set) var evicted = 0
}

/// One pod that is here: one line of the processor's cache.
struct PodRecord {
  var state = PodState.pending
  var isTerminating = false
  /// Whether the scheduler has asked for its deletion, to make room.
  var isPreempted = false
  var shape: Int32
  var node: Int32 = -1
  /// Where the pod stands in its node's list.
  var position: Int32 = -1
  var devices = DeviceSet.none
  var arrival: Instant
  var duration: Milliseconds
  /// When the pod began to run, where that is known.
  var startTime = Instant.never
  var name: String

  mutating func bind(to placement: Placement, position listPosition: Int) {
    state = .running
    node = Int32(truncatingIfNeeded: placement.node.index)
    devices = placement.devices
    position = Int32(truncatingIfNeeded: listPosition)
  }

  mutating func unbind() {
    state = .pending
    node = -1
    devices = .none
    position = -1
  }
}

/// The pods that are here. Places of pods that have left are given to new ones.
struct PodTable {
  var records: [PodRecord] = []
  private var vacant: [Int32] = []

  /// The place that the pod is given.
  mutating func insert(_ pod: consuming PodRecord) -> Int {
    if let index = vacant.popLast() {
      records[Int(index)] = pod
      return Int(index)
    }
    records.append(pod)
    return records.count - 1
  }

  mutating func remove(_ index: Int) {
    records[index].state = .gone
    records[index].name = ""
    vacant.append(Int32(truncatingIfNeeded: index))
  }
}
