import StowageModel

/// The GPUs of all nodes, each node's side by side.
struct DeviceTable {
  /// By slot of the node: where its devices begin, and how many it has.
  private(set) var starts: [Int] = []
  private(set) var counts: [Int] = []
  private(set) var freeMilli: [Int64] = []
  private(set) var models: [UInt8] = []
  private(set) var modelNames: [String] = []
  /// How many devices the nodes have that are here.
  private(set) var count = 0
  /// By slot: the most that is free on one device, and the number of devices of which nothing is taken.
  private(set) var largestFree: [Int64] = []
  private(set) var wholeFree: [Int] = []
  /// By slot: the models of its devices, as bits by model number.
  private(set) var modelsOfNode: [UInt64] = []
  /// Stretches of devices whose nodes have left, by their length.
  private var vacant: [Int: [Int]] = [:]

  static let modelLimit = 64

  /// Where the devices of a node are.
  @inline(__always)
  func range(of slot: Int) -> Range<Int> { starts[slot]..<starts[slot] + counts[slot] }

  /// Takes in the devices of a node in a slot that has none.
  mutating func insert(_ node: Node, at slot: Int) throws(ClusterError) {
    while starts.count <= slot { appendSlot() }
    var present: UInt64 = 0
    var numbers: [UInt8] = []
    var added: [String] = []
    for device in node.devices {
      let number: Int
      if let existing = (modelNames + added).firstIndex(of: device.model) {
        number = existing
      } else {
        number = modelNames.count + added.count
        guard number < Self.modelLimit else {
          throw .tooManyDeviceModels(node: node.name, limit: Self.modelLimit)
        }
        added.append(device.model)
      }
      present |= 1 << UInt64(number)
      numbers.append(UInt8(number))
    }
    modelNames += added
    starts[slot] = stretch(of: numbers.count)
    counts[slot] = numbers.count
    count += numbers.count
    for (offset, number) in numbers.enumerated() {
      models[starts[slot] + offset] = number
      freeMilli[starts[slot] + offset] = GPUDevice.wholeMilli
    }
    largestFree[slot] = numbers.isEmpty ? 0 : GPUDevice.wholeMilli
    wholeFree[slot] = numbers.count
    modelsOfNode[slot] = present
  }

  private mutating func appendSlot() {
    starts.append(freeMilli.count)
    counts.append(0)
    largestFree.append(0)
    wholeFree.append(0)
    modelsOfNode.append(0)
  }

  /// A stretch of `length` devices, one that a node has left where there is one.
  private mutating func stretch(of length: Int) -> Int {
    if length == 0 { return freeMilli.count }
    if let start = vacant[length]?.popLast() { return start }
    let start = freeMilli.count
    freeMilli.append(contentsOf: repeatElement(0, count: length))
    models.append(contentsOf: repeatElement(0, count: length))
    return start
  }

  /// Takes out the devices of the node in a slot.
  mutating func remove(at slot: Int) {
    count -= counts[slot]
    for device in range(of: slot) { freeMilli[device] = 0 }
    if counts[slot] > 0 { vacant[counts[slot], default: []].append(starts[slot]) }
    counts[slot] = 0
    largestFree[slot] = 0
    wholeFree[slot] = 0
    modelsOfNode[slot] = 0
  }

  /// Takes `milli` of each of `devices`; a negative amount gives back.
  mutating func take(_ milli: Int64, of devices: DeviceSet, on node: Int) {
    devices.forEach { freeMilli[starts[node] + $0] -= milli }
    var largest: Int64 = 0
    var whole = 0
    for device in range(of: node) {
      largest = max(largest, freeMilli[device])
      if freeMilli[device] == GPUDevice.wholeMilli { whole += 1 }
    }
    largestFree[node] = largest
    wholeFree[node] = whole
  }

  /// The models, as bits, that `request` accepts among those that nodes have had so far.
  func acceptedModels(_ request: GPURequest) -> UInt64 {
    if request.models.isEmpty { return .max }
    var accepted: UInt64 = 0
    for (number, name) in modelNames.enumerated() where request.accepts(name) { accepted |= 1 << UInt64(number) }
    return accepted
  }
}
