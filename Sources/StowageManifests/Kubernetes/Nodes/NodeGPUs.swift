import StowageModel

/// The names under which manifests speak of GPUs: the vendors' device plugins, Alibaba's open-gpu-share scheduler, and
/// one annotation of Stowage's own for devices that neither of them can tell.
enum GPUNames {
  static let vendors: [(resource: ResourceName, modelLabel: String)] = [
    ("nvidia.com/gpu", "nvidia.com/gpu.product"), ("amd.com/gpu", "amd.com/gpu.product-name"),
  ]
  static let shareCount = "alibabacloud.com/gpu-count"
  static let shareMilli = "alibabacloud.com/gpu-milli"
  static let shareModel = "alibabacloud.com/gpu-card-model"
  /// The models of a node's devices in the order of their index, separated by commas.
  static let devices = "stowage.dev/gpu-devices"
  /// More devices than any machine has; keeps a mistyped number from filling the memory.
  static let maximumCount: Int64 = 4_096
}

/// Works out a node's devices.
enum NodeGPUs {
  /// The devices of a node. Takes what only describes them off `metadata`, `capacity` and `allocatable`.
  static func devices(
    _ metadata: inout ObjectMeta, _ capacity: inout ResourceList, _ allocatable: inout ResourceList,
    status: ObjectCursor?, at object: ObjectCursor
  ) throws(ManifestError) -> [GPUDevice] {
    let shareCount = ResourceName(rawValue: GPUNames.shareCount)
    let shared = allocatable.contains(shareCount) ? allocatable[shareCount] : capacity[shareCount]
    let isShared = allocatable.contains(shareCount) || capacity.contains(shareCount)
    for name in [shareCount, ResourceName(rawValue: GPUNames.shareMilli)] {
      capacity.remove(name)
      allocatable.remove(name)
    }
    if let list = metadata.annotations.removeValue(forKey: GPUNames.devices) { return devices(listed: list) }
    if isShared {
      try check(shared, GPUNames.shareCount, status ?? object)
      return Array(
        repeating: GPUDevice(model: metadata.labels[GPUNames.shareModel] ?? ""), count: Int(shared))
    }
    for vendor in GPUNames.vendors {
      try check(allocatable[vendor.resource], vendor.resource.rawValue, status ?? object)
    }
    return plainDevices(labels: metadata.labels, allocatable: allocatable)
  }

  /// The devices of the annotation; a comma may also end the list, so that a last model without a name can be told.
  private static func devices(listed list: String) -> [GPUDevice] {
    var models = list.split(separator: ",", omittingEmptySubsequences: false)
    if models.last?.isEmpty == true { models.removeLast() }
    return models.map { GPUDevice(model: String($0)) }
  }

  /// The annotation's text for `devices`.
  static func list(_ devices: [GPUDevice]) -> String {
    devices.map(\.model).joined(separator: ",") + (devices.last?.model.isEmpty == true ? "," : "")
  }

  /// The devices that the vendors' resources alone tell.
  static func plainDevices(labels: [String: String], allocatable: ResourceList) -> [GPUDevice] {
    GPUNames.vendors.flatMap { vendor in
      let count = min(allocatable[vendor.resource], GPUNames.maximumCount)
      return Array(repeating: GPUDevice(model: labels[vendor.modelLabel] ?? ""), count: Int(count))
    }
  }

  private static func check(_ count: Int64, _ name: String, _ status: ObjectCursor) throws(ManifestError) {
    if count > GPUNames.maximumCount {
      throw status.error(
        at: "allocatable", found: "\(count) of \(name)", expected: "at most \(GPUNames.maximumCount) GPUs")
    }
  }
}
