import StowageScheduling

/// The largest node of the published experiments: what published scores take as all there can be, whatever the cluster.
enum PublishedMaximum {
  /// Milli-CPU.
  static let cpu = 128_000.0
  /// Thousandths of GPUs.
  static let gpuMilli = 8_000.0

  /// A score as a whole number from 0 on; nodes and pods far beyond the largest node are out of range otherwise.
  static func score(_ value: Double) -> Int32 { Int32(min(max(0, value), Double(Int32.max))) }
}

/// The published DotProduct: 100 less what lies along the pod's own proportions, halved, of CPU and GPU.
struct AlignmentRule: NodeScoreRule {
  func score(_ demand: ScoredDemand, on index: Int, _ node: FreeCapacity) -> Int32 {
    let cpu = Double(node.cpu) / PublishedMaximum.cpu * (Double(demand.cpu) / PublishedMaximum.cpu)
    let gpu =
      Double(node.devices.total) / PublishedMaximum.gpuMilli
      * (Double(demand.totalMilli) / PublishedMaximum.gpuMilli)
    return PublishedMaximum.score(100 * (1 - (cpu + gpu) / 2))
  }
}

/// The published BestFit: 100 less half of what would be left of CPU and of GPUs.
struct LeftoverRule: NodeScoreRule {
  func score(_ demand: ScoredDemand, on index: Int, _ node: FreeCapacity) -> Int32 {
    let cpu = Double(node.cpu - demand.cpu) / PublishedMaximum.cpu
    let gpu = Double(node.devices.total - demand.totalMilli) / PublishedMaximum.gpuMilli
    return PublishedMaximum.score(100 * (1 - (cpu + gpu) / 2))
  }
}
