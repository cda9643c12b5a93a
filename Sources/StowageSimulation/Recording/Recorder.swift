import StowageCluster
import StowageKernel
import StowageMeasurement
import StowageModel
import StowageScheduling

/// Watches a run and sums it up as it goes.
///
/// Means over time cover the time from the first arrival, plus the warm-up, to the last arrival. The course over time
/// goes on until at most 1 % of the pods wait.
struct Recorder {
  private var tracks: [LevelTrack] = []
  private var waste: Waste
  private var loadCurve: ArrivedLoadCurve
  private var map: ClusterMap?
  private var waits = LogHistogram()
  private var shapes = WaitingShapes()
  private var podsThatWaited = 0
  private let options: SimulationOptions
  private let start: Instant
  private let measureFrom: Instant
  private var lastArrival: Instant
  private var lastEnd: Instant
  private var logPosition = 0
  private var isMeasuring = true
  private var isCharting: Bool

  init(cluster: ClusterView, start: Instant, typicalPods: TypicalPods, options: SimulationOptions) {
    self.options = options
    self.start = start
    measureFrom = start + options.warmUp
    lastArrival = start
    lastEnd = start
    isCharting = options.recordsDetail
    map = options.recordsMap ? ClusterMap(start: start) : nil
    waste = Waste(typicalPods, cluster: cluster)
    loadCurve = ArrivedLoadCurve(gpuMilli: cluster.total(.gpuMilli))
    logPosition = cluster.log.end
    for level in FollowedLevel.allCases where level.isDefined(for: cluster, waste) {
      tracks.append(
        LevelTrack(
          level, whole: level.whole(of: cluster), mean: TimeWeightedLevel(from: measureFrom),
          course: options.recordsDetail ? BinnedSeries(from: start) : nil))
    }
  }

  // MARK: What happens

  /// Nothing changes until `time`.
  mutating func advance(to time: Instant, cluster: ClusterView) {
    if isCharting { map?.advance(to: time, cluster: cluster) }
  }

  mutating func arrived(_ pod: PodArrival) { loadCurve.arrived(pod.shape.gpu?.totalMilli ?? 0) }

  mutating func completed(at time: Instant) { lastEnd = max(lastEnd, time) }

  mutating func placed(_ pod: PodInfo, after wait: Milliseconds) {
    waits.add(wait.count)
    guard wait > .zero else { return }
    podsThatWaited += 1
    guard options.recordsDetail else { return }
    shapes.update(pod.shape) {
      $0.waited += 1
      $0.longest = max($0.longest, wait)
    }
  }

  /// Notes that a pod of `shape` must wait.
  ///
  /// - Returns: Whether the reasons are wanted. They cost a look at every node, so they are at the 1st, 2nd, 4th,
  ///   8th, ... refusal of a shape.
  mutating func refused(_ shape: ShapeID, cluster: ClusterView) -> Bool {
    guard options.recordsDetail else { return false }
    var isWanted = false
    shapes.update(shape, in: cluster) {
      $0.refusals += 1
      isWanted = $0.refusals & ($0.refusals - 1) == 0
    }
    return isWanted
  }

  mutating func explain(_ pod: PodInfo, by reasons: [ReasonCount]) {
    shapes.update(pod.shape) { $0.reasons = reasons }
  }

  mutating func dropped(_ pod: PodID, after wait: Milliseconds, cluster: ClusterView) {
    guard options.recordsDetail, let shape = cluster.shape(cluster.shape(of: pod)) else { return }
    shapes.update(shape) {
      $0.neverPlaced += 1
      $0.longest = max($0.longest, wait)
    }
  }

  /// The levels as they are once everything at `time` has been handled.
  mutating func observe(at time: Instant, cluster: ClusterView, hasMoreArrivals: Bool) {
    guard isMeasuring || isCharting else { return }
    followChanges(of: cluster)
    loadCurve.observe(allocated: cluster.used(.gpuMilli), fragmentationRatio: waste.fragmentation.ratio)
    for index in tracks.indices {
      let value = tracks[index].level.value(in: cluster, waste)
      tracks[index].set(value, at: time, measuring: isMeasuring, charting: isCharting)
    }
    if isMeasuring && !hasMoreArrivals {
      isMeasuring = false
      lastArrival = max(time, start)
      for index in tracks.indices { tracks[index].endMeasuring(at: max(time, measureFrom)) }
    }
    // A few pods that wait for months must not stretch the charts: a backlog is shown until 1 % of it is left.
    if isCharting && !hasMoreArrivals && cluster.counts.pending * 100 <= cluster.counts.arrived { isCharting = false }
  }

  private mutating func followChanges(of cluster: ClusterView) {
    if !waste.isMeasured { return }
    let log = cluster.log
    let changed = log.nodes(since: logPosition, of: [.podBound, .podUnbound, .podCompleted, .podEvicted])
    logPosition = log.end
    for node in changed ?? cluster.nodeIDs { waste.update(node, in: cluster) }
  }

  // MARK: What is left

  mutating func finish(
    policy: String, seed: UInt64, at time: Instant, waiting: [PodID], cluster: ClusterView,
    reasons: (PodInfo) -> [ReasonCount]
  ) -> RunRecord {
    if options.recordsDetail { describe(waiting, at: time, cluster: cluster, reasons: reasons) }
    let counts = cluster.counts
    let neverPlaced = counts.pending + counts.dropped
    var metrics: [String: Double] = [
      "podsThatWaited": Double(podsThatWaited),
      "arrivedPods": Double(counts.arrived),
      "placedPods": Double(counts.running + counts.done + counts.evicted),
      "donePods": Double(counts.done),
      "failedPods": Double(counts.dropped),
      "evictedPods": Double(counts.evicted),
      "neverPlacedPods": Double(neverPlaced),
    ]
    if let allocation = loadCurve.allocation(at: 100) { metrics["gpuAllocationAtFullLoad"] = allocation }
    if counts.done > 0 { metrics["makespan"] = (lastEnd - start).seconds }
    if waits.count > 0 {
      metrics["waitingTimeMean"] = waits.mean / 1_000
      metrics["waitingTimeP50"] = Double(waits.quantile(0.5)) / 1_000
      metrics["waitingTimeP90"] = Double(waits.quantile(0.9)) / 1_000
      metrics["waitingTimeP99"] = Double(waits.quantile(0.99)) / 1_000
      metrics["waitingTimeMax"] = Double(waits.maximum) / 1_000
    }
    for track in tracks { metrics.merge(track.metrics) { _, new in new } }
    return RunRecord(
      policy: policy, seed: seed, metrics: metrics, waitingTimes: waits, neverPlaced: neverPlaced,
      series: tracks.compactMap { track in
        track.course.map { RunRecord.Series(key: track.level.rawValue, bins: $0, whole: track.whole) }
      },
      map: map, loadCurve: loadCurve.points.isEmpty ? nil : loadCurve, waitingShapes: shapes.worst(20), start: start,
      lastArrival: lastArrival)
  }

  private mutating func describe(
    _ waiting: [PodID], at time: Instant, cluster: ClusterView, reasons: (PodInfo) -> [ReasonCount]
  ) {
    var previous: ShapeID?
    for pod in waiting {
      guard let info = PodInfo(pod, in: cluster) else { continue }
      let isNew = info.shapeID != previous
      previous = info.shapeID
      shapes.update(info.shape) {
        $0.neverPlaced += 1
        $0.longest = max($0.longest, time - cluster.arrival(of: pod))
        if isNew { $0.reasons = reasons(info) }
      }
    }
  }
}
