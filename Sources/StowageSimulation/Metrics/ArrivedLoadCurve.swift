/// GPU allocation and fragmentation against the load that has arrived: all GPUs that pods have asked for so far, those of
/// pods that wait or have left included, in percent of all GPUs there are.
///
/// It shows how full a policy gets a cluster before it begins to refuse: pods are best let in without ever leaving. A
/// point is the mean over the instants at which pods arrived and that much had been asked for, to the nearest percent.
public struct ArrivedLoadCurve: Sendable, Hashable {
  /// A point of the curve.
  public struct Point: Sendable, Hashable {
    /// The load that had arrived, in percent of all GPUs.
    public let arrived: Int
    /// GPUs that pods held, in percent of all.
    public let allocation: Double
    /// The fragmented share of what was free, in percent.
    public let fragmentationRatio: Double
  }

  /// Loads beyond this many percent are left out: a long trace with departures asks for the cluster many times over.
  public static let limit = 1_000

  private let gpuMilli: Int64
  private var arrivedMilli: Int64 = 0
  private var hasArrivals = false
  private var sums: [Sum?] = []

  private struct Sum: Hashable {
    var count = 0
    var allocation = 0.0
    var ratio = 0.0
  }

  init(gpuMilli: Int64) { self.gpuMilli = gpuMilli }

  mutating func arrived(_ milli: Int64) {
    arrivedMilli += milli
    hasArrivals = true
  }

  mutating func observe(allocated: Int64, fragmentationRatio: Double) {
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

  /// The points, by rising load; loads at which no pod arrived are left out.
  public var points: [Point] {
    sums.enumerated().compactMap { percent, sum in
      sum.map {
        Point(
          arrived: percent, allocation: $0.allocation / Double($0.count),
          fragmentationRatio: $0.ratio / Double($0.count))
      }
    }
  }

  /// The allocation in percent when `arrived` percent of the GPUs had been asked for; `nil` where that was never so.
  public func allocation(at arrived: Int) -> Double? {
    guard sums.indices.contains(arrived), let sum = sums[arrived] else { return nil }
    return sum.allocation / Double(sum.count)
  }
}
