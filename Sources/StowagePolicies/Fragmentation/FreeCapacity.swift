import StowageCluster
import StowageModel
import StowageScheduling

/// What is free on a node, as scores look at it.
struct FreeCapacity {
  /// Milli-CPU.
  var cpu: Int64
  /// Bytes.
  var memory: Int64
  /// Places for pods.
  var pods: Int64
  /// Its GPUs.
  var devices: FreeDeviceCapacity

  init(_ node: NodeID, in cluster: ClusterView) {
    cpu = cluster.free(.cpu, on: node)
    memory = cluster.free(.memory, on: node)
    pods = cluster.free(.pods, on: node)
    devices = FreeDeviceCapacity(node: node, in: cluster)
  }

  /// Takes in what is free now.
  mutating func read(_ node: NodeID, in cluster: ClusterView) {
    cpu = cluster.free(.cpu, on: node)
    memory = cluster.free(.memory, on: node)
    pods = cluster.free(.pods, on: node)
    devices.read(node, in: cluster)
  }
}

/// What a pod asks for, as scores look at it.
struct ScoredDemand {
  /// Milli-CPU.
  let cpu: Int64
  private let memory: Int64
  /// How many devices; 0 for pods without.
  let deviceCount: Int
  /// How much of each.
  let milli: Int32
  /// The models that will do, one bit a model.
  let accepted: UInt64
  /// Whether it asks for nothing else that can be short.
  private let isPlain: Bool

  init(_ pod: PodInfo, in cluster: ClusterView) {
    cpu = pod.demand(.cpu)
    memory = pod.demand(.memory)
    deviceCount = pod.shape.gpu?.count ?? 0
    milli = Int32(truncatingIfNeeded: pod.shape.gpu?.milliPerDevice ?? 0)
    accepted = pod.shape.gpu.map(cluster.acceptedModels) ?? 0
    isPlain = pod.demands.allSatisfy { [.cpu, .memory, .pods, .gpuMilli].contains($0.column) }
  }

  /// What it asks for of all devices together.
  var totalMilli: Int32 { Int32(truncatingIfNeeded: deviceCount) * milli }

  /// Whether it asks for a part of one device.
  var isShare: Bool { deviceCount == 1 && milli < 1_000 }

  /// Whether ``fits(_:)`` says all that this filter does.
  func standsFor(_ filter: PreparedFilter) -> Bool {
    filter.plugin is GPUDevices || isPlain && filter.plugin is NodeResourcesFit
  }

  /// Whether the node has the CPU, the memory, the place and the devices that the pod asks for: `NodeResourcesFit` and
  /// `GPUDevices` in few instructions.
  func fits(_ capacity: FreeCapacity) -> Bool {
    guard cpu <= capacity.cpu || cpu == 0, memory <= capacity.memory || memory == 0, capacity.pods >= 1 else {
      return false
    }
    if deviceCount == 0 { return true }
    return capacity.devices.models & accepted != 0
      && capacity.devices.use(milli: milli, accepted: accepted).count >= deviceCount
  }
}
