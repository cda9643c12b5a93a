import StowageCluster
import StowageKernel
import StowageModel
import StowageScheduling

/// Watches a run with probes: gathers what happens at an instant, and shows it to them once everything has.
///
/// Means over time cover the time from the first arrival, plus the warm-up, to the last arrival. The course over time
/// goes on until at most 1 % of the pods wait.
struct Recorder {
  private var probes: ProbeSet
  /// What happened to pods since the last moment.
  private var pods: [PodEvent] = []
  private let start: Instant
  private let measureFrom: Instant
  private var lastArrival: Instant
  private var logPosition: Int
  private var isMeasuring = true
  private var isCharting: Bool

  init(
    cluster: ClusterView, start: Instant, typicalPods: TypicalPods, options: SimulationOptions,
    probes: [any Probe] = BuiltInProbes.all
  ) {
    self.start = start
    measureFrom = start + options.warmUp
    lastArrival = start
    isCharting = options.recordsDetail
    logPosition = cluster.logEnd
    self.probes = ProbeSet(probes)
    self.probes.begin(
      ProbeStart(
        cluster: cluster, start: start, measuredFrom: measureFrom, typicalPods: typicalPods,
        recordsDetail: options.recordsDetail, recordsNodeMap: options.recordsMap))
  }

  // MARK: What happens

  /// Nothing changes until `time`.
  mutating func advance(to time: Instant, cluster: ClusterView) {
    if isCharting { probes.hold(until: time, cluster) }
  }

  mutating func arrived(_ pod: PodArrival) { pods.append(.arrived(pod.shape)) }

  mutating func completed(at time: Instant) { pods.append(.completed) }

  mutating func placed(_ pod: PodInfo, after wait: Milliseconds) { pods.append(.placed(pod.shape, waited: wait)) }

  mutating func dropped(_ pod: PodID, after wait: Milliseconds, cluster: ClusterView) {
    guard let shape = cluster.shape(cluster.shape(of: pod)) else { return }
    pods.append(.dropped(shape, waited: wait))
  }

  /// Notes that a pod of `shape` must wait.
  ///
  /// - Returns: Whether the reasons are wanted; they cost a look at every node.
  mutating func refused(_ shape: ShapeID, cluster: ClusterView) -> Bool { probes.refuse(shape, in: cluster) }

  mutating func explain(_ pod: PodInfo, by reasons: [ReasonCount]) { probes.explain(pod, by: reasons) }

  /// Everything that happens at `time` has happened.
  mutating func observe(at time: Instant, cluster: ClusterView, hasMoreArrivals: Bool) {
    let isLastArrival = isMeasuring && !hasMoreArrivals
    if isLastArrival { lastArrival = max(time, start) }
    probes.observe(
      ProbeMoment(
        time: time, cluster: cluster, pods: pods, changedNodes: changedNodes(in: cluster), isMeasured: isMeasuring,
        measuringEnd: isLastArrival ? max(time, measureFrom) : nil, isCharted: isCharting))
    pods.removeAll(keepingCapacity: true)
    if isLastArrival { isMeasuring = false }
    // A few pods that wait for months must not stretch the charts: a backlog is shown until 1 % of it is left.
    if isCharting && !hasMoreArrivals && cluster.counts.pending * 100 <= cluster.counts.arrived { isCharting = false }
  }

  private mutating func changedNodes(in cluster: ClusterView) -> [NodeID]? {
    guard isMeasuring || isCharting else { return nil }
    defer { logPosition = cluster.logEnd }
    return cluster.log.nodes(since: logPosition, of: [.usage, .nodes])
  }

  // MARK: What is left

  mutating func finish(
    policy: String, seed: UInt64, at time: Instant, waiting: [PodID], cluster: ClusterView,
    reasons: (PodInfo) -> [ReasonCount]
  ) -> RunRecord {
    let end = ProbeEnd(time: time, cluster: cluster, start: start, lastArrival: lastArrival)
    return RunRecord(
      policy: policy, seed: seed, findings: probes.finish(end, waiting: waiting, reasons: reasons),
      declared: probes.metrics, start: start, lastArrival: lastArrival)
  }
}
