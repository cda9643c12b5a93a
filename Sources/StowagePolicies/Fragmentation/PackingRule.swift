import StowageScheduling

/// The published GpuPacking: GPUs in use come first, then free ones of a node in use, then those of an idle node.
struct PackingRule: NodeScoreRule {
  func score(_ demand: ScoredDemand, on index: Int, _ node: FreeCapacity) -> Int32 {
    guard demand.deviceCount > 0 else { return 0 }
    let devices = node.devices
    let whole = Int32(devices.wholeCount)
    if Int(whole) == devices.count { return max(33 - whole, whole) }
    // A share goes to the tightest device. Whole devices are free, every one of them.
    guard demand.isShare else { return max(50 - Int32(demand.deviceCount), 33) }
    guard let device = devices.tightest(milli: demand.milli, accepted: demand.accepted) else { return 0 }
    let idle = devices[device]
    return idle == 1_000 ? 49 : max(100 - idle * 100 / 1_000 / 10, 50)
  }
}
