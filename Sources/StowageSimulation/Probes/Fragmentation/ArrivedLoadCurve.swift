import StowageMeasurement

/// GPU allocation and fragmentation against the load that has arrived: all GPUs that pods have asked for so far, those of
/// pods that wait or have left included, in percent of all GPUs there are.
///
/// It shows how full a policy gets a cluster before it begins to refuse: pods are best let in without ever leaving. A
/// point is the mean over the instants at which pods arrived and that much had been asked for, to the nearest percent.
struct ArrivedLoadCurve {
  /// Loads beyond this many percent are left out: a long trace with departures asks for the cluster many times over.
  private static let limit = 1_000

  private var arrivedMilli: Int64 = 0
  private var hasArrivals = false
  private var sums: [Sum?] = []

  private struct Sum {
    var count = 0
    var allocation = 0.0
    var ratio = 0.0
  }

  mutating func arrived(_ milli: Int64) {
    arrivedMilli += milli
    hasArrivals = true
  }

  mutating func observe(allocated: Int64, of gpuMilli: Int64, fragmentationRatio: Double) {
    guard hasArrivals, gpuMilli > 0 else { return }
    hasArrivals = false
    let percent = Int((Double(arrivedMilli) * 100 / Double(gpuMilli)).rounded(.toNearestOrEven))
    guard percent <= Self.limit else { return }
    while sums.count <= percent { sums.append(nil) }
    var sum = sums[percent] ?? Sum()
    sum.count += 1
    sum.allocation += Double(allocated) * 100 / Double(gpuMilli)
    sum.ratio += fragmentationRatio * 100
    sums[percent] = sum
  }

  /// The allocation in percent when `arrived` percent of the GPUs had been asked for; `nil` where that was never so.
  func allocation(at arrived: Int) -> Double? {
    guard sums.indices.contains(arrived), let sum = sums[arrived] else { return nil }
    return sum.allocation / Double(sum.count)
  }

  /// A section with what pods held, and with the fragmented share of what was free, by rising load; none where no pod
  /// arrived.
  var blocks: [Block] {
    guard sums.contains(where: { $0 != nil }) else { return [] }
    return [
      block(
        "allocationByLoad", "GPU allocation",
        explanation:
          "What pods held once so much had been asked for, by pods that wait as well: the sooner a curve leaves "
          + "the diagonal, the sooner the policy left pods waiting."
      ) { $0.allocation },
      block(
        "fragmentationByLoad", "fragmentation ratio",
        explanation: "The fragmented share of what was free of the GPUs once so much had been asked for."
      ) { $0.ratio },
    ]
  }

  private func block(_ key: String, _ label: String, explanation: String, _ value: (Sum) -> Double) -> Block {
    let points = sums.enumerated().compactMap { percent, sum in
      sum.map { Block.Chart.Point(Double(percent), value($0) / Double($0.count)) }
    }
    return Block(
      key: key, title: "By the load that has arrived", concern: .allocation, explanation: explanation,
      content: .chart(
        Block.Chart(
          x: .init("GPUs asked for so far, of all GPUs", unit: .percent), y: .init(label, unit: .percent, decimals: 2),
          lines: [.init(label, points: points)])))
  }
}
