import StowageCluster
import StowageScheduling

/// A level of the cluster that a run follows, by the key that metrics and series have; in the order of a report.
enum FollowedLevel: String, CaseIterable {
  case gpuAllocation, cpuAllocation, memoryAllocation
  case nodesInUse, pendingPods
  case strandedCPU, strandedMemory, strandedGPU
  case fragmentedGPU, fragmentationRatio

  /// Whether it means something: an allocation where there is some of the resource, and what is stranded where a
  /// typical pod asks for it as well.
  func isDefined(for cluster: ClusterView, _ waste: Waste) -> Bool {
    switch self {
    case .gpuAllocation: cluster.total(.gpuMilli) > 0
    case .cpuAllocation: cluster.total(.cpu) > 0
    case .memoryAllocation: cluster.total(.memory) > 0
    case .nodesInUse, .pendingPods: true
    case .strandedCPU: cluster.total(.cpu) > 0 && waste.stranded.isMeasured(.cpu)
    case .strandedMemory: cluster.total(.memory) > 0 && waste.stranded.isMeasured(.memory)
    case .strandedGPU: cluster.total(.gpuMilli) > 0 && waste.stranded.isMeasured(.gpu)
    case .fragmentedGPU, .fragmentationRatio: waste.fragmentation.isMeasured
    }
  }

  /// What 100 % is; `nil` for counts.
  func whole(of cluster: ClusterView) -> Int64? {
    switch self {
    case .gpuAllocation: cluster.total(.gpuMilli)
    case .cpuAllocation: cluster.total(.cpu)
    case .memoryAllocation: cluster.total(.memory)
    case .nodesInUse, .pendingPods: nil
    case .strandedCPU, .strandedMemory, .strandedGPU, .fragmentedGPU, .fragmentationRatio: StrandedResources.whole
    }
  }

  /// The level as it is now.
  func value(in cluster: ClusterView, _ waste: Waste) -> Int64 {
    switch self {
    case .gpuAllocation: cluster.used(.gpuMilli)
    case .cpuAllocation: cluster.used(.cpu)
    case .memoryAllocation: cluster.used(.memory)
    case .nodesInUse: Int64(cluster.busyNodeCount)
    case .pendingPods: Int64(cluster.counts.pending)
    case .strandedCPU: waste.stranded.share(.cpu, in: cluster)
    case .strandedMemory: waste.stranded.share(.memory, in: cluster)
    case .strandedGPU: waste.stranded.share(.gpu, in: cluster)
    case .fragmentedGPU: Self.parts(waste.fragmentation.fragmentedMilli / Double(cluster.total(.gpuMilli)))
    case .fragmentationRatio: Self.parts(waste.fragmentation.ratio)
    }
  }

  private static func parts(_ share: Double) -> Int64 { Int64((share * Double(StrandedResources.whole)).rounded()) }

  /// Whether its peak and its last value are told beside the mean.
  var isAllocation: Bool {
    switch self {
    case .gpuAllocation, .cpuAllocation, .memoryAllocation: true
    default: false
    }
  }
}
