import StowageModel

/// The GPUs of all nodes, one after the other.
struct DeviceTable {
  /// Where each node's devices begin; one more entry at the end.
  private(set) var starts: [Int] = [0]
  private(set) var freeMilli: [Int64] = []
  private(set) var models: [UInt8] = []
  private(set) var modelNames: [String] = []
  /// By node: the most that is free on one device, and the number of devices of which nothing is taken.
  private(set) var largestFree: [Int64] = []
  private(set) var wholeFree: [Int] = []
  /// By node: the models of its devices, as bits by model number.
  private(set) var modelsOfNode: [UInt64] = []

  static let modelLimit = 64

  mutating func append(_ node: Node) throws(ClusterError) {
    var present: UInt64 = 0
    for device in node.devices {
      let number: Int
      if let known = modelNames.firstIndex(of: device.model) {
        number = known
      } else {
        guard modelNames.count < Self.modelLimit else {
          throw .tooManyDeviceModels(node: node.name, limit: Self.modelLimit)
        }
        number = modelNames.count
        modelNames.append(device.model)
      }
      present |= 1 << UInt64(number)
      models.append(UInt8(number))
      freeMilli.append(GPUDevice.wholeMilli)
    }
    starts.append(freeMilli.count)
    largestFree.append(node.devices.isEmpty ? 0 : GPUDevice.wholeMilli)
    wholeFree.append(node.devices.count)
    modelsOfNode.append(present)
  }

  /// Takes `milli` of each of `devices`; a negative amount gives back.
  mutating func take(_ milli: Int64, of devices: DeviceSet, on node: Int) {
    devices.forEach { freeMilli[starts[node] + $0] -= milli }
    var largest: Int64 = 0
    var whole = 0
    for device in starts[node]..<starts[node + 1] {
      largest = max(largest, freeMilli[device])
      if freeMilli[device] == GPUDevice.wholeMilli { whole += 1 }
    }
    largestFree[node] = largest
    wholeFree[node] = whole
  }

  /// The models, as bits, that `request` accepts among those known so far.
  func acceptedModels(_ request: GPURequest) -> UInt64 {
    if request.models.isEmpty { return .max }
    var accepted: UInt64 = 0
    for (number, name) in modelNames.enumerated() where request.accepts(name) { accepted |= 1 << UInt64(number) }
    return accepted
  }
}
