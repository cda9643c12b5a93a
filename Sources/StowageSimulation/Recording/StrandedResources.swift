import StowageCluster
import StowageModel
import StowageScheduling

/// What is free but of no use to the typical pod, kept up to date node by node.
///
/// On a node where a typical pod does not fit, everything that is free of a resource it asks for is stranded for it;
/// where it fits, the room on single GPUs that is too small for it. A resource's stranded amount is the mean over the
/// typical pods that ask for the resource, weighted by their frequency. A node that takes no more pods strands all it has
/// left. Labels, taints and ports are left aside.
struct StrandedResources {
  private struct Kind {
    let weight: Int128
    let cpu: Int64
    let memory: Int64
    let gpu: GPURequest?
    let acceptedModels: UInt64
  }

  private let kinds: [Kind]
  private let weights: [Int128]
  private var ofNode: [[Int128]]
  private var sums: [Int128] = [0, 0, 0]

  /// The resources that are followed.
  static let columns: [ResourceColumn] = [.cpu, .memory, .gpuMilli]

  init(_ typical: TypicalPods, cluster: ClusterView) {
    kinds = typical.kinds.map { kind in
      Kind(
        weight: Int128(kind.count), cpu: kind.shape.requests[.cpu], memory: kind.shape.requests[.memory],
        gpu: kind.shape.gpu, acceptedModels: kind.shape.gpu.map(cluster.acceptedModels) ?? 0)
    }
    weights = [
      kinds.reduce(0) { $0 + ($1.cpu > 0 ? $1.weight : 0) },
      kinds.reduce(0) { $0 + ($1.memory > 0 ? $1.weight : 0) },
      kinds.reduce(0) { $0 + ($1.gpu != nil ? $1.weight : 0) },
    ]
    ofNode = Array(repeating: Array(repeating: 0, count: cluster.nodeCount), count: 3)
    for node in 0..<cluster.nodeCount { update(NodeID(node), in: cluster) }
  }

  /// Whether any typical pod asks for the resource at `index` of ``columns``.
  func isMeasured(_ index: Int) -> Bool { weights[index] > 0 }

  /// What stands for all of a resource where shares are told.
  static let whole: Int64 = 1_000_000_000

  /// The stranded share of the resource at `index` of ``columns``, over all nodes, in parts of ``whole``.
  func share(_ index: Int, in cluster: ClusterView) -> Int64 {
    let total = Int128(cluster.total(Self.columns[index])) * weights[index]
    if total == 0 { return 0 }
    // Divided twice, so that the product stays in range whatever the amounts: first what is whole, then the rest.
    let (whole, rest) = sums[index].quotientAndRemainder(dividingBy: total)
    let scale = max(1, total >> 64)
    return Int64(clamping: whole * Int128(Self.whole) + rest / scale * Int128(Self.whole) / (total / scale))
  }

  /// Takes a change of `node` into account.
  mutating func update(_ node: NodeID, in cluster: ClusterView) {
    let cpu = max(0, cluster.free(.cpu, on: node))
    let hasPlace = cluster.free(.pods, on: node) > 0
    let memory = max(0, cluster.free(.memory, on: node))
    let devices = cluster.freeMilliByDevice(on: node)
    let gpu = devices.reduce(0, +)
    var stranded: (Int128, Int128, Int128) = (0, 0, 0)
    for kind in kinds {
      let fits = hasPlace && kind.cpu <= cpu && kind.memory <= memory && suits(kind, devices, node, cluster)
      if !fits {
        if kind.cpu > 0 { stranded.0 += kind.weight * Int128(cpu) }
        if kind.memory > 0 { stranded.1 += kind.weight * Int128(memory) }
        if kind.gpu != nil { stranded.2 += kind.weight * Int128(gpu) }
      } else if let request = kind.gpu {
        var small: Int64 = 0
        for milli in devices where milli < request.milliPerDevice { small += milli }
        stranded.2 += kind.weight * Int128(small)
      }
    }
    replace(0, node, by: stranded.0)
    replace(1, node, by: stranded.1)
    replace(2, node, by: stranded.2)
  }

  private func suits(_ kind: Kind, _ devices: ArraySlice<Int64>, _ node: NodeID, _ cluster: ClusterView) -> Bool {
    guard let request = kind.gpu else { return true }
    var suitable = 0
    for (device, milli) in devices.enumerated()
    where milli >= request.milliPerDevice && cluster.device(device, on: node, isOneOf: kind.acceptedModels) {
      suitable += 1
    }
    return suitable >= request.count
  }

  private mutating func replace(_ index: Int, _ node: NodeID, by amount: Int128) {
    sums[index] += amount - ofNode[index][node.index]
    ofNode[index][node.index] = amount
  }
}
