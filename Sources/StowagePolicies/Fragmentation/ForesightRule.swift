import StowageCluster
import StowageModel
import StowageScheduling

/// Scores by what the pod would cost the node in GPUs that later pods could have used, in thousandths: fragmentation, idle
/// GPUs that the node's CPU no longer covers, models that others depend on, and free capacity at all.
///
/// All of it comes from the typical pods and the cluster's nodes; the three weights are the same for every workload.
struct ForesightRule: NodeScoreRule {
  /// How much of a GPU without the CPU for it counts: less than a fragmented one, for pods differ in what CPU they want.
  private static let uncoveredWeight = 0.25
  /// How many thousandths of a GPU the free capacity that is left counts, where all of the largest node would be left.
  private static let freeCapacityWeight = 100.0
  /// Lies between all sensible scores and 0.
  private static let offset = 1_073_741_824.0

  private var fragmentation: FragmentationCache
  private var pressure: [Double]
  private let cpuPerGPUMilli: Double
  private let largestCPU: Double
  private let largestGPUMilli: Double
  private var fragmented: [Double]

  init(_ typical: TypicalPods, in cluster: ClusterView) {
    fragmentation = FragmentationCache(typical, in: cluster, rounding: .exact)
    pressure = ModelPressure(typical, in: cluster).byNode
    let cpu = typical.demands.reduce(0.0) { $0 + Double($1.cpuMilli) * Double($1.count) }
    let gpu = typical.demands.reduce(0.0) { $0 + Double($1.gpu?.totalMilli ?? 0) * Double($1.count) }
    cpuPerGPUMilli = gpu > 0 ? cpu / gpu : 0
    largestCPU = Double(max(1, cluster.largestAllocatable(.cpu)))
    largestGPUMilli = Double(max(1, cluster.largestAllocatable(.gpuMilli)))
    fragmented = Array(repeating: 0, count: cluster.nodeSlots)
  }

  mutating func update(_ index: Int, to node: FreeCapacity, in cluster: ClusterView) {
    fragmented[index] = fragmentation.value(cpu: node.cpu, node.devices)
  }

  mutating func score(_ demand: ScoredDemand, on index: Int, _ node: FreeCapacity) -> Int32 {
    if demand.isShare { return bestDevice(demand, index, node).score }
    var devices = node.devices
    devices.takeWhole(demand.deviceCount, accepted: demand.accepted)
    return score(demand, index, node, leaving: devices)
  }

  mutating func device(for demand: ScoredDemand, on index: Int, _ node: FreeCapacity) -> Int? {
    bestDevice(demand, index, node).device
  }

  private mutating func bestDevice(
    _ demand: ScoredDemand, _ index: Int, _ node: FreeCapacity
  ) -> (score: Int32, device: Int?) {
    var best: (score: Int32, device: Int?) = (0, nil)
    node.devices.forEachDistinct(milli: demand.milli, accepted: demand.accepted) { device, devices in
      let score = score(demand, index, node, leaving: devices)
      if best.device == nil || score > best.score { best = (score, device) }
    }
    return best
  }

  private mutating func score(
    _ demand: ScoredDemand, _ index: Int, _ node: FreeCapacity, leaving devices: FreeDeviceCapacity
  ) -> Int32 {
    let cpu = node.cpu - demand.cpu
    let idle = Double(devices.total)
    let fragments = fragmentation.value(cpu: cpu, devices) - fragmented[index]
    let uncovered = uncovered(idle, cpu) - uncovered(Double(node.devices.total), node.cpu)
    let needed = pressure[index] * Double(demand.totalMilli)
    let freeCapacity = (Double(cpu) / largestCPU + idle / largestGPUMilli) / 2
    let cost = fragments + Self.uncoveredWeight * uncovered + needed + Self.freeCapacityWeight * freeCapacity
    return Int32(min(max(0, (Self.offset - cost).rounded(.down)), Double(Int32.max)))
  }

  /// What is idle of GPUs beyond what the idle CPU is enough for, at the typical pods' CPU for each GPU.
  private func uncovered(_ idleMilli: Double, _ cpu: Int64) -> Double {
    cpuPerGPUMilli > 0 ? max(0, idleMilli - Double(cpu) / cpuPerGPUMilli) : 0
  }
}
