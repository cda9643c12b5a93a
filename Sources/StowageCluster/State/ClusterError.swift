public import StowageModel

/// Why a node can't join a cluster.
public enum ClusterError: Error, Hashable, Sendable, CustomStringConvertible {
  /// Two nodes have one name.
  case duplicateNode(name: String)
  /// There is no node of this name.
  case noSuchNode(name: String)
  /// No node has, or the one that was meant no longer has, this slot.
  case noSuchNodeID(index: Int)
  /// A node's GPUs are others than before.
  case devicesChanged(node: String)
  /// A node has more GPUs than ``DeviceSet/capacity``.
  case tooManyDevices(node: String, count: Int)
  /// A node gives a negative amount.
  case negativeAllocatable(node: String, resource: ResourceName, amount: Int64)
  /// The nodes have more GPU models than the tables hold.
  case tooManyDeviceModels(node: String, limit: Int)
  /// All nodes' amounts together leave the range of 64-bit integers.
  case totalOverflows(node: String, resource: ResourceName)

  /// What is wrong, and what would be right.
  public var description: String {
    switch self {
    case .duplicateNode(let name):
      "node \"\(name)\" is there twice; names must differ"
    case .noSuchNode(let name):
      "the cluster has no node \"\(name)\""
    case .noSuchNodeID(let index):
      "the cluster has no such node at index \(index): it has left, or never was there"
    case .devicesChanged(let node):
      "the GPUs of node \"\(node)\" are others than before; they can't change while it is in the cluster"
    case .tooManyDevices(let node, let count):
      "node \"\(node)\" has \(count) GPUs; at most \(DeviceSet.capacity) are supported"
    case .negativeAllocatable(let node, let resource, let amount):
      "node \"\(node)\" gives \(amount) of \(resource.rawValue); expected 0 or more"
    case .tooManyDeviceModels(let node, let limit):
      "node \"\(node)\" brings one more GPU model; at most \(limit) different ones are supported"
    case .totalOverflows(let node, let resource):
      "with node \"\(node)\" the cluster's \(resource.rawValue) is more than can be counted exactly (2^63 - 1)"
    }
  }
}

/// Why a pod can't be bound where a policy said.
public enum PlacementError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The pod is not waiting.
  case podIsNotPending(pod: String)
  /// There is no such node.
  case noSuchNode(pod: String)
  /// The node has too little left of a resource.
  case insufficient(pod: String, node: String, resource: ResourceName, requested: Int64, free: Int64)
  /// The devices are not what the pod asked for.
  case wrongDevices(pod: String, node: String, devices: [Int])

  /// What is wrong with the placement.
  public var description: String {
    switch self {
    case .podIsNotPending(let pod):
      "pod \"\(pod)\" can't be bound: it is not pending"
    case .noSuchNode(let pod):
      "pod \"\(pod)\" can't be bound: the cluster has no such node"
    case .insufficient(let pod, let node, let resource, let requested, let free):
      "pod \"\(pod)\" can't be bound to node \"\(node)\": it asks for \(requested) \(resource.rawValue), \(free) are free"
    case .wrongDevices(let pod, let node, let devices):
      "pod \"\(pod)\" can't be bound to node \"\(node)\": GPUs \(devices) are not what it asks for, or not free"
    }
  }
}
