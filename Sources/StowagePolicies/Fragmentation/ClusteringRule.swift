import StowageCluster
import StowageModel
import StowageScheduling

/// The published GpuClustering: pods of one kind, by how many GPUs they take, are kept together.
struct ClusteringRule: NodeScoreRule {
  /// By node the kinds of its pods: bit 0 for shares, bit *k* for pods of *k* GPUs.
  private var kinds: [UInt64]

  init(nodeSlots: Int) { kinds = Array(repeating: 0, count: nodeSlots) }

  mutating func update(_ index: Int, to node: FreeCapacity, in cluster: ClusterView) {
    kinds[index] = 0
    for pod in cluster.pods(on: cluster.nodeID(at: index)) {
      guard let gpu = cluster.shape(cluster.shape(of: pod))?.gpu else { continue }
      kinds[index] |= Self.kind(isShare: gpu.count == 1 && gpu.milliPerDevice < GPUDevice.wholeMilli, gpu.count)
    }
  }

  func score(_ demand: ScoredDemand, on index: Int, _ node: FreeCapacity) -> Int32 {
    guard demand.deviceCount > 0 else { return 0 }
    let own = Self.kind(isShare: demand.isShare, demand.deviceCount)
    let present = kinds[index]
    let company: Int32 = present == own ? 75 : present & own != 0 ? 50 : present == 0 ? 25 : 0
    return company + max(0, 25 * (8_000 - node.devices.total) / 8_000)
  }

  private static func kind(isShare: Bool, _ count: Int) -> UInt64 { isShare ? 1 : 1 << UInt64(min(count, 63)) }
}
