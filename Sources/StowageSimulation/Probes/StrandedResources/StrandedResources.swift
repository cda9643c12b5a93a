import StowageCluster
import StowageModel
import StowageScheduling

/// What is free but of no use to the typical pod, kept up to date node by node.
///
/// On a node where a typical pod does not fit, everything that is free of a resource it asks for is stranded for it;
/// where it fits, what is free on single GPUs but too little for it. A resource's stranded amount is the mean over the
/// typical pods that ask for the resource, weighted by their frequency. A node that takes no more pods strands all it has
/// left. Labels, taints and ports are left aside.
struct StrandedResources {
  /// The resources that are followed.
  enum Resource: Int {
    case cpu, memory, gpu

    var column: ResourceColumn {
      switch self {
      case .cpu: .cpu
      case .memory: .memory
      case .gpu: .gpuMilli
      }
    }
  }

  /// What a typical pod asks for beside GPUs, laid out flat: a node is held against all of them at every change.
  private struct Kind: Equatable {
    let cpu: Int64
    let memory: Int64
    /// How many pods of its kind there are; 0 where it does not ask for the resource.
    let cpuWeight: Int
    let memoryWeight: Int

    init(_ kind: TypicalPods.Kind) {
      cpu = kind.shape.requests[.cpu]
      memory = kind.shape.requests[.memory]
      cpuWeight = cpu > 0 ? kind.count : 0
      memoryWeight = memory > 0 ? kind.count : 0
    }
  }

  /// What a typical pod with GPUs asks for.
  private struct GPUKind: Equatable {
    let kind: Kind
    let weight: Int
    let count: Int
    let milliPerDevice: Int64
    let acceptedModels: UInt64

    init?(_ kind: TypicalPods.Kind, in cluster: ClusterView) {
      guard let gpu = kind.shape.gpu else { return nil }
      self.kind = Kind(kind)
      weight = kind.count
      count = gpu.count
      milliPerDevice = gpu.milliPerDevice
      acceptedModels = cluster.acceptedModels(gpu)
    }
  }

  /// What is stranded of each resource, times the weights of the pods it is stranded for.
  private struct Amounts {
    var cpu: Int128 = 0
    var memory: Int128 = 0
    var gpu: Int128 = 0
  }

  private let typical: TypicalPods
  /// The typical pods without and with GPUs.
  private let plainKinds: [Kind]
  private var gpuKinds: [GPUKind]
  private var modelCount: Int
  /// By resource: the weight of all typical pods that ask for it.
  private let weights: [Int128]
  /// By node, as far as nodes have been seen.
  private var ofNode: [Amounts] = []
  private var sum = Amounts()

  init(_ typical: TypicalPods, cluster: ClusterView) {
    self.typical = typical
    plainKinds = typical.kinds.filter { $0.shape.gpu == nil }.map(Kind.init)
    gpuKinds = typical.kinds.compactMap { GPUKind($0, in: cluster) }
    modelCount = cluster.deviceModelCount
    let kinds = plainKinds + gpuKinds.map(\.kind)
    weights = [
      kinds.reduce(0) { $0 + Int128($1.cpuWeight) }, kinds.reduce(0) { $0 + Int128($1.memoryWeight) },
      gpuKinds.reduce(0) { $0 + Int128($1.weight) },
    ]
    updateAll(in: cluster)
  }

  /// Whether any typical pod asks for `resource`.
  func isMeasured(_ resource: Resource) -> Bool { weights[resource.rawValue] > 0 }

  /// What stands for all of a resource where shares are told.
  static let whole: Int64 = 1_000_000_000

  /// The stranded share of `resource`, over all nodes, in parts of ``whole``.
  func share(_ resource: Resource, in cluster: ClusterView) -> Int64 {
    let amount =
      switch resource {
      case .cpu: sum.cpu
      case .memory: sum.memory
      case .gpu: sum.gpu
      }
    return Self.share(amount, of: Int128(cluster.total(resource.column)) * weights[resource.rawValue])
  }

  private static func share(_ amount: Int128, of total: Int128) -> Int64 {
    if total == 0 { return 0 }
    // The common case in one division of 128 by 64 bits; the quotient is below `whole`.
    if let total = UInt64(exactly: total), let amount = UInt64(exactly: amount), amount < total {
      return Int64(total.dividingFullWidth(amount.multipliedFullWidth(by: UInt64(whole))).quotient)
    }
    // Divided twice, so that the product stays in range whatever the amounts: first what is whole, then the rest.
    let (times, rest) = amount.quotientAndRemainder(dividingBy: total)
    let scale = max(1, total >> 64)
    return Int64(clamping: times * Int128(whole) + rest / scale * Int128(whole) / (total / scale))
  }

  /// Takes a change of any node into account.
  mutating func updateAll(in cluster: ClusterView) {
    if modelCount != cluster.deviceModelCount {
      modelCount = cluster.deviceModelCount
      gpuKinds = typical.kinds.compactMap { GPUKind($0, in: cluster) }
    }
    for slot in 0..<cluster.nodeSlots { measure(cluster.nodeID(at: slot), in: cluster) }
  }

  /// Takes a change of `node` into account, which may have joined or left.
  mutating func update(_ node: NodeID, in cluster: ClusterView) {
    // GPUs of a model that no node had before may be what a typical pod accepts.
    if modelCount != cluster.deviceModelCount { return updateAll(in: cluster) }
    measure(cluster.nodeID(at: node.index), in: cluster)
  }

  private mutating func measure(_ node: NodeID, in cluster: ClusterView) {
    let takesPods = cluster.free(.pods, on: node) > 0
    let cpu = max(0, cluster.free(.cpu, on: node))
    let memory = max(0, cluster.free(.memory, on: node))
    // The weight of those that do not fit: for each of them all of it is stranded.
    var cpuWeight = 0
    var memoryWeight = 0
    for kind in plainKinds {
      let isStranded = !takesPods || kind.cpu > cpu || kind.memory > memory
      cpuWeight += isStranded ? kind.cpuWeight : 0
      memoryWeight += isStranded ? kind.memoryWeight : 0
    }
    var stranded = Amounts()
    if !gpuKinds.isEmpty {
      let devices = cluster.freeMilliByDevice(on: node)
      let gpu = devices.reduce(0, +)
      for gpuKind in gpuKinds {
        let kind = gpuKind.kind
        if takesPods && kind.cpu <= cpu && kind.memory <= memory && suits(gpuKind, devices, node, cluster) {
          var small: Int64 = 0
          for milli in devices where milli < gpuKind.milliPerDevice { small += milli }
          stranded.gpu += Int128(gpuKind.weight) * Int128(small)
        } else {
          cpuWeight += kind.cpuWeight
          memoryWeight += kind.memoryWeight
          stranded.gpu += Int128(gpuKind.weight) * Int128(gpu)
        }
      }
    }
    stranded.cpu = Int128(cpuWeight) * Int128(cpu)
    stranded.memory = Int128(memoryWeight) * Int128(memory)
    while ofNode.count <= node.index { ofNode.append(Amounts()) }
    let before = ofNode[node.index]
    sum.cpu += stranded.cpu - before.cpu
    sum.memory += stranded.memory - before.memory
    sum.gpu += stranded.gpu - before.gpu
    ofNode[node.index] = stranded
  }

  private func suits(_ kind: GPUKind, _ devices: ArraySlice<Int64>, _ node: NodeID, _ cluster: ClusterView) -> Bool {
    var suitable = 0
    for (device, milli) in devices.enumerated()
    where milli >= kind.milliPerDevice && cluster.device(device, on: node, isOneOf: kind.acceptedModels) {
      suitable += 1
    }
    return suitable >= kind.count
  }
}
