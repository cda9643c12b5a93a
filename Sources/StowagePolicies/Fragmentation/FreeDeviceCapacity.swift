import StowageCluster
import StowageModel
import StowageScheduling

/// What is idle on each GPU of one node, laid out so that all devices are looked at in a few instructions.
struct FreeDeviceCapacity: Equatable {
  /// Thousandths that are idle, by device; entries beyond the last device are 0.
  private var first: SIMD8<Int32> = .zero
  /// Devices from the ninth on; `nil` where there are none.
  private var others: [SIMD8<Int32>]?
  /// The number of devices.
  private(set) var count = 0
  /// The models of the devices, one bit a model.
  private(set) var models: UInt64 = 0
  /// By device the bit of its model; `nil` where all have the same.
  private var modelOfDevice: [UInt64]?

  /// All that a measure can see of devices that are few and of one model.
  struct Key: Equatable {
    let idle: SIMD8<Int32>
    let models: UInt64
  }

  /// What tells these devices from others; `nil` where it takes more than a key can hold.
  var key: Key? { others == nil && modelOfDevice == nil ? Key(idle: first, models: models) : nil }

  init(node: NodeID, in cluster: ClusterView) {
    models = cluster.deviceModels[node.index]
    count = cluster.freeMilliByDevice(on: node).count
    if count > 8 { others = Array(repeating: .zero, count: (count - 1) / 8) }
    if models & (models &- 1) != 0 {
      modelOfDevice = (0..<count).map { device in
        (0..<64).map { 1 << UInt64($0) }.first { cluster.device(device, on: node, isOneOf: $0) } ?? 0
      }
    }
    read(node, in: cluster)
  }

  /// Takes in what is idle now.
  mutating func read(_ node: NodeID, in cluster: ClusterView) {
    var device = 0
    for milli in cluster.freeMilliByDevice(on: node) {
      self[device] = Int32(truncatingIfNeeded: milli)
      device += 1
    }
  }

  /// What is idle on one device.
  subscript(device: Int) -> Int32 {
    get { device < 8 ? first[device] : others?[device / 8 - 1][device % 8] ?? 0 }
    set { if device < 8 { first[device] = newValue } else { others?[device / 8 - 1][device % 8] = newValue } }
  }

  /// What is idle on all devices together.
  var total: Int32 { (others ?? []).reduce(first.wrappedSum()) { $0 + $1.wrappedSum() } }

  /// Whether the model of a device is one of those that `accepted` has the bits of.
  func isAccepted(_ device: Int, by accepted: UInt64) -> Bool {
    (modelOfDevice.map { $0[device] } ?? models) & accepted != 0
  }

  /// How many devices of an accepted model have at least `milli` idle, and what is idle on all others together.
  func use(milli: Int32, accepted: UInt64) -> (count: Int, small: Int32) {
    if let modelOfDevice, models & ~accepted != 0 {
      var result: (count: Int, small: Int32) = (0, 0)
      for device in 0..<count {
        if self[device] >= milli && modelOfDevice[device] & accepted != 0 {
          result.count += 1
        } else {
          result.small += self[device]
        }
      }
      return result
    }
    var result = Self.use(first, milli)
    if let others {
      for lanes in others {
        let more = Self.use(lanes, milli)
        result.count += more.count
        result.small += more.small
      }
    }
    return result
  }

  private static func use(_ lanes: SIMD8<Int32>, _ milli: Int32) -> (count: Int, small: Int32) {
    // All bits of a lane are set where it has too little; then 1 in its upper half and what it has in its lower half.
    let short = (lanes &- milli) &>> 31
    let marked = short & (lanes | 1 << 16)
    let four = marked.lowHalf &+ marked.highHalf
    let two = four.lowHalf &+ four.highHalf
    let sum = two[0] &+ two[1]
    return (8 - Int(sum >> 16), sum & 0xffff)
  }

  /// The device with the least idle among the accepted ones that have at least `milli` idle; the first of equals.
  func tightest(milli: Int32, accepted: UInt64) -> Int? {
    var best: Int?
    for device in 0..<count
    where self[device] >= milli && isAccepted(device, by: accepted) && self[device] < best.map({ self[$0] }) ?? .max {
      best = device
    }
    return best
  }

  /// Whether the devices are not all of one model.
  var hasSeveralModels: Bool { modelOfDevice != nil }

  /// How many devices are all idle.
  var wholeCount: Int { use(milli: 1_000, accepted: .max).count }

  /// Takes the first whole idle devices of an accepted model.
  mutating func takeWhole(_ count: Int, accepted: UInt64) {
    var missing = count
    for device in 0..<self.count where missing > 0 && self[device] == 1_000 && isAccepted(device, by: accepted) {
      self[device] = 0
      missing -= 1
    }
  }

  /// Whether a device before this one has as much idle and is of the same model.
  private func hasEqualDevice(before device: Int) -> Bool {
    let idle = self[device]
    for other in 0..<device where self[other] == idle {
      if modelOfDevice.map({ $0[other] == $0[device] }) ?? true { return true }
    }
    return false
  }

  /// Calls `body` with each device of an accepted model that has at least `milli` idle, and with what all would have idle
  /// if that were taken from it. A device with as much idle as one before is left out: the outcome is the same.
  func forEachDistinct(milli: Int32, accepted: UInt64, _ body: (Int, FreeDeviceCapacity) -> Void) {
    var devices = self
    for device in 0..<count {
      let idle = devices[device]
      guard idle >= milli, isAccepted(device, by: accepted), !hasEqualDevice(before: device) else { continue }
      devices[device] = idle - milli
      body(device, devices)
      devices[device] = idle
    }
  }
}
