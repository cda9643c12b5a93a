import StowageCluster

/// A level of the cluster that a run follows, by the key that metrics and series have; in the order of a report.
enum FollowedLevel: String, CaseIterable {
  case gpuAllocation, cpuAllocation, memoryAllocation
  case nodesInUse, pendingPods
  case strandedCPU, strandedMemory, strandedGPU

  /// Whether it means something: an allocation where there is some of the resource, and what is stranded where a
  /// typical pod asks for it as well.
  func isDefined(for cluster: ClusterView, _ stranded: StrandedResources) -> Bool {
    switch self {
    case .gpuAllocation: cluster.total(.gpuMilli) > 0
    case .cpuAllocation: cluster.total(.cpu) > 0
    case .memoryAllocation: cluster.total(.memory) > 0
    case .nodesInUse, .pendingPods: true
    case .strandedCPU: cluster.total(.cpu) > 0 && stranded.isMeasured(.cpu)
    case .strandedMemory: cluster.total(.memory) > 0 && stranded.isMeasured(.memory)
    case .strandedGPU: cluster.total(.gpuMilli) > 0 && stranded.isMeasured(.gpu)
    }
  }

  /// What 100 % is; `nil` for counts.
  func whole(of cluster: ClusterView) -> Int64? {
    switch self {
    case .gpuAllocation: cluster.total(.gpuMilli)
    case .cpuAllocation: cluster.total(.cpu)
    case .memoryAllocation: cluster.total(.memory)
    case .nodesInUse, .pendingPods: nil
    case .strandedCPU, .strandedMemory, .strandedGPU: StrandedResources.whole
    }
  }

  /// The level as it is now.
  func value(in cluster: ClusterView, _ stranded: StrandedResources) -> Int64 {
    switch self {
    case .gpuAllocation: cluster.used(.gpuMilli)
    case .cpuAllocation: cluster.used(.cpu)
    case .memoryAllocation: cluster.used(.memory)
    case .nodesInUse: Int64(cluster.busyNodeCount)
    case .pendingPods: Int64(cluster.counts.pending)
    case .strandedCPU: stranded.share(.cpu, in: cluster)
    case .strandedMemory: stranded.share(.memory, in: cluster)
    case .strandedGPU: stranded.share(.gpu, in: cluster)
    }
  }

  /// Whether its peak and its last value are told beside the mean.
  var isAllocation: Bool {
    switch self {
    case .gpuAllocation, .cpuAllocation, .memoryAllocation: true
    default: false
    }
  }
}
