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

/// The pods that are here, a column a field. Places of pods that have left are given to new ones.
struct PodTable {
  var state: [PodState] = []
  var shape: [Int32] = []
  var node: [Int32] = []
  var devices: [DeviceSet] = []
  /// Where the pod stands in its node's list.
  var position: [Int32] = []
  var arrival: [Instant] = []
  var duration: [Milliseconds] = []
  var name: [String] = []
  var isTerminating: [Bool] = []
  /// Whether the scheduler has asked for its deletion, to make room.
  var isPreempted: [Bool] = []
  /// When the pod began to run, where that is known.
  var startTime: [Instant] = []
  private var vacant: [Int] = []

  mutating func insert(name podName: String, shape podShape: Int, arrival time: Instant, duration length: Milliseconds)
    -> Int
  {
    if let index = vacant.popLast() {
      state[index] = .pending
      shape[index] = Int32(podShape)
      node[index] = -1
      devices[index] = .none
      position[index] = -1
      arrival[index] = time
      duration[index] = length
      name[index] = podName
      isTerminating[index] = false
      isPreempted[index] = false
      startTime[index] = .never
      return index
    }
    state.append(.pending)
    shape.append(Int32(podShape))
    node.append(-1)
    devices.append(.none)
    position.append(-1)
    arrival.append(time)
    duration.append(length)
    name.append(podName)
    isTerminating.append(false)
    isPreempted.append(false)
    startTime.append(.never)
    return state.count - 1
  }

  mutating func remove(_ index: Int) {
    state[index] = .gone
    name[index] = ""
    vacant.append(index)
  }
}
