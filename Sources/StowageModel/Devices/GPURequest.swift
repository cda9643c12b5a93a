/// What a pod asks for in GPUs: a share of one device, or whole devices.
public struct GPURequest: Hashable, Sendable {
  /// The number of devices that the pod needs on one node.
  public let count: Int
  /// How much of each, in thousandths: 1,000 unless `count` is 1.
  public let milliPerDevice: Int64
  /// The models that will do, sorted; empty means any.
  public let models: [String]

  /// `count` whole devices.
  ///
  /// - Precondition: `count > 0`.
  public init(wholeDevices count: Int, models: [String] = []) {
    precondition(count > 0, "a GPU request is for at least one device")
    self.count = count
    milliPerDevice = GPUDevice.wholeMilli
    self.models = models.sorted()
  }

  /// `milli` thousandths of one device.
  ///
  /// - Precondition: `milli` is in `1 ... 1000`.
  public init(milli: Int64, models: [String] = []) {
    precondition((1...GPUDevice.wholeMilli).contains(milli), "a share of one GPU is 1 to 1000 thousandths")
    count = 1
    milliPerDevice = milli
    self.models = models.sorted()
  }

  /// All devices' thousandths together.
  public var totalMilli: Int64 { Int64(count) * milliPerDevice }

  /// Whether a device of `model` will do.
  ///
  /// - Complexity: O(*n*) in the number of models.
  public func accepts(_ model: String) -> Bool { models.isEmpty || models.contains(model) }
}
