import StowageCluster
import StowageScheduling

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Scores by how little the pod would fragment the node: 100 * sigmoid((F before - F after) / 1000) in whole numbers.
struct GradientRule: NodeScoreRule {
  private var fragmentation: FragmentationCache
  private var before: [Double]

  init(_ typical: TypicalPods, in cluster: ClusterView) {
    fragmentation = FragmentationCache(typical, in: cluster, rounding: .published)
    before = Array(repeating: 0, count: cluster.nodeSlots)
  }

  mutating func update(_ index: Int, to node: FreeCapacity, in cluster: ClusterView) {
    before[index] = fragmentation.value(cpu: node.cpu, node.devices)
  }

  mutating func score(_ demand: ScoredDemand, on index: Int, _ node: FreeCapacity) -> Int32 {
    if demand.isShare { return bestDevice(demand, index, node).score }
    var devices = node.devices
    devices.takeWhole(demand.deviceCount, accepted: demand.accepted)
    return score(index, cpu: node.cpu - demand.cpu, devices)
  }

  mutating func device(for demand: ScoredDemand, on index: Int, _ node: FreeCapacity) -> Int? {
    bestDevice(demand, index, node).device
  }

  /// The first of the devices with the highest score.
  private mutating func bestDevice(
    _ demand: ScoredDemand, _ index: Int, _ node: FreeCapacity
  ) -> (score: Int32, device: Int?) {
    var best: (score: Int32, device: Int?) = (0, nil)
    node.devices.forEachDistinct(milli: demand.milli, accepted: demand.accepted) { device, devices in
      let score = score(index, cpu: node.cpu - demand.cpu, devices)
      if best.device == nil || score > best.score { best = (score, device) }
    }
    return best
  }

  private mutating func score(_ index: Int, cpu: Int64, _ devices: FreeDeviceCapacity) -> Int32 {
    let after = fragmentation.value(cpu: cpu, devices)
    return Int32(1 / (1 + exp(-((before[index] - after) / 1_000))) * 100)
  }
}
