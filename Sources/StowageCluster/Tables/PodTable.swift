import StowageKernel

/// Where a pod stands in the cluster.
public enum PodState: UInt8, Hashable, Sendable {
  /// It waits for a node.
  case pending
  /// It is bound to a node.
  case running
  /// It has left; its slot may be given to another.
  case gone
}

/// How many pods have come and what became of them: arrived = pending + running + done + dropped +
/// evicted.
public struct PodCounts: Hashable, Sendable {
  /// All that have come.
  public internal(set) var arrived = 0
  /// Pods without a node that have neither left nor been given up.
  public internal(set) var pending = 0
  /// Those that are bound.
  public internal(set) var running = 0
  /// Those that ran to their end.
  public internal(set) var done = 0
  /// Those that were given up, or deleted, while they waited.
  public internal(set) var dropped = 0
  /// Those that left their nodes before their time, for whatever cause; see ``ClusterView/evictedPods(by:)``.
  public internal(set) var evicted = 0
}

/// One pod that is here, in the 64 bytes of a line of the processor's cache.
struct PodRecord {
  /// From the lowest bit: 2 of the state, 1 of each flag, 28 of the generation.
  private var packed: UInt32 = 0
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

  init(shape: Int32, arrival: Instant, duration: Milliseconds, name: String) {
    self.shape = shape
    self.arrival = arrival
    self.duration = duration
    self.name = name
  }

  var state: PodState {
    @inline(__always) get { PodState(rawValue: UInt8(truncatingIfNeeded: packed & 3)) ?? .gone }
    @inline(__always) set { packed = packed & ~3 | UInt32(newValue.rawValue) }
  }

  var isTerminating: Bool {
    get { packed & 4 != 0 }
    set { packed = newValue ? packed | 4 : packed & ~4 }
  }

  /// Whether the scheduler has asked for its deletion, to make room.
  var isPreempted: Bool {
    get { packed & 8 != 0 }
    set { packed = newValue ? packed | 8 : packed & ~8 }
  }

  /// How many pods had the slot before; from 2^28 on counted from 0 again.
  var generation: UInt32 {
    @inline(__always) get { packed >> 4 }
    set { packed = packed & 15 | newValue << 4 }
  }

  mutating func bind(to placement: Placement, position listPosition: Int) {
    state = .running
    node = placement.node.slot
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

/// The pods that are here. Slots of pods that have left are given to new ones.
struct PodTable {
  var records: [PodRecord] = []
  private var vacant: [Int32] = []

  /// Takes in a pod; returns its identifier.
  mutating func insert(_ pod: consuming PodRecord) -> PodID {
    if let slot = vacant.popLast() {
      pod.generation = records[Int(slot)].generation
      records[Int(slot)] = pod
      return PodID(Int(slot), generation: records[Int(slot)].generation)
    }
    records.append(pod)
    return PodID(records.count - 1)
  }

  mutating func remove(_ slot: Int) {
    records[slot].state = .gone
    records[slot].generation &+= 1
    records[slot].name = ""
    vacant.append(Int32(truncatingIfNeeded: slot))
  }

  /// Where a pod stands; one whose slot another has now is gone.
  @inline(__always)
  func state(of pod: PodID) -> PodState {
    contains(pod) ? records[pod.index].state : .gone
  }

  /// Whether the pod is here.
  @inline(__always)
  func contains(_ pod: PodID) -> Bool {
    pod.index >= 0 && pod.index < records.count && records[pod.index].generation == pod.generation
  }

  /// The pod that has a slot now, or had it last.
  @inline(__always)
  func id(at slot: Int) -> PodID { PodID(slot, generation: records[slot].generation) }
}
