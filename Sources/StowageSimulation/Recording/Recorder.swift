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
  /// The moment that is next to be shown: what happens is gathered in it.
  private var moment: ProbeMoment
  private var changes: ChangedNodeReader
  private let start: Instant
  private let measureFrom: Instant
  private var lastArrival: Instant

  init(
    cluster: ClusterView, start: Instant, typicalPods: TypicalPods, options: SimulationOptions,
    probes: [any Probe] = BuiltInProbes.all
  ) {
    self.start = start
    measureFrom = start + options.warmUp
    lastArrival = start
    moment = ProbeMoment(cluster, at: start, isCharted: options.recordsDetail)
    changes = ChangedNodeReader(since: cluster)
    self.probes = ProbeSet(probes)
    self.probes.begin(
      ProbeStart(
        cluster: cluster, start: start, measuredFrom: measureFrom, typicalPods: typicalPods,
        recordsDetail: options.recordsDetail, recordsNodeMap: options.recordsMap))
  }

  // MARK: What happens

  /// Nothing changes until `time`.
  mutating func advance(to time: Instant, cluster: ClusterView) {
    if moment.isCharted { probes.hold(until: time, cluster) }
  }

  mutating func arrived(_ pod: PodArrival) { moment.pods.append(PodEvent(.arrived, pod.shape)) }

  mutating func completed(_ shape: PodShape?, after run: Milliseconds, sinceArrival time: Milliseconds) {
    moment.pods.append(PodEvent(.completed, shape, ran: run, sinceArrival: time))
  }

  mutating func placed(_ pod: PodInfo, after wait: Milliseconds) {
    moment.pods.append(PodEvent(.placed, pod.shape, waited: wait))
  }

  mutating func dropped(_ pod: PodID, after wait: Milliseconds, cluster: ClusterView) {
    guard let shape = cluster.shape(cluster.shape(of: pod)) else { return }
    moment.pods.append(PodEvent(.dropped, shape, waited: wait))
  }

  /// Notes that a pod of `shape` must wait.
  ///
  /// - Returns: Whether the reasons are wanted; they cost a look at every node.
  mutating func refused(_ shape: ShapeID, cluster: ClusterView) -> Bool { probes.refuse(shape, in: cluster) }

  mutating func explain(_ pod: PodInfo, by reasons: [ReasonCount]) { probes.explain(pod, by: reasons) }

  /// Everything that happens at `time` has happened.
  mutating func observe(at time: Instant, cluster: ClusterView, hasMoreArrivals: Bool) {
    moment.time = time
    if moment.isMeasured || moment.isCharted {
      moment.isAnyNodeChanged = !changes.read(cluster, into: &moment.changedNodes)
    }
    if moment.isMeasured && !hasMoreArrivals {
      lastArrival = max(time, start)
      moment.measuringEnd = max(time, measureFrom)
    }
    probes.observe(moment)
    while !moment.pods.isEmpty { moment.pods.removeLast() }
    guard !hasMoreArrivals else { return }
    moment.isMeasured = false
    moment.measuringEnd = nil
    // A few pods that wait for months must not stretch the charts: a backlog is shown until 1 % of it is left.
    if moment.isCharted && cluster.counts.pending * 100 <= cluster.counts.arrived { moment.isCharted = false }
  }

  // MARK: What is left

  mutating func finish(
    policy: String, seed: UInt64, at time: Instant, waiting: [PodID], cluster: ClusterView,
    reasons: (PodInfo) -> [ReasonCount]
  ) -> RunRecord {
    let end = ProbeEnd(time: time, cluster: cluster, start: start, lastArrival: lastArrival)
    return RunRecord(
      policy: policy, seed: seed, findings: probes.finish(end, waiting: waiting, reasons: reasons),
      declared: probes.metrics, start: start, lastArrival: lastArrival, end: time)
  }
}
