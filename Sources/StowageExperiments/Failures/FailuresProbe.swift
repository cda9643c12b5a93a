import StowageCluster
import StowageKernel
import StowageMeasurement
import StowageModel
import StowageSimulation

/// How many nodes failed, what that cost, and when it was.
struct FailuresProbe: Probe {
  private static let failures = Metric(
    key: "nodeFailures", label: "node failures", unit: "failures", better: .lower, concern: .failures,
    prominence: .principal, explanation: "Failures of nodes, each time one failed.")
  private static let down = Metric(
    key: "nodesDown", label: "nodes down", unit: .nodes, better: .lower, concern: .failures, source: .level,
    explanation: "Mean number of nodes that had failed and were not back.")
  private static let lost = Metric(
    key: "podsLostToFailures", label: "pods lost to failures", unit: .pods, better: .lower, concern: .failures,
    prominence: .principal, merit: Metric.Merit("loses", "lose", "the fewest pods to failures"),
    explanation: "Pods that ran on a node when it failed, each time one did.")

  /// More lanes than this are not looked at.
  private static let mostLanes = 40

  private var cursor = LogCursor()
  private var down: TrackedCount?
  private var failureCount = 0
  /// The nodes that are down, and since when.
  private var downSince: [String: Instant] = [:]
  private var lanes: [Block.Timeline.Lane] = []
  private var laneOfNode: [String: Int] = [:]
  private var hasDetail = false

  var metrics: [Metric] { [Self.failures, Self.lost, Self.down] }

  mutating func begin(_ start: ProbeStart) {
    cursor = LogCursor(atEndOf: start.cluster)
    down = TrackedCount(Self.down.key, in: start)
    hasDetail = start.recordsDetail
  }

  mutating func observe(_ moment: ProbeMoment) {
    if !cursor.isUpToDate(with: moment.cluster) {
      let changes = cursor.read(moment.cluster)
      changes.forEach { change, position in
        guard case .node(let before, let after)? = changes.detail(of: position) else { return }
        if change.kind == .nodeRemoved && change.cause == .nodeLost, let before {
          fail(before.name, at: moment.time)
        } else if change.kind == .nodeAdded, let after {
          comeBack(after.name, at: moment.time)
        }
      }
    }
    down?.set(Int64(downSince.count), at: moment)
  }

  private mutating func fail(_ name: String, at time: Instant) {
    failureCount += 1
    downSince[name] = time
  }

  private mutating func comeBack(_ name: String, at time: Instant) {
    if let since = downSince.removeValue(forKey: name) { note(name, from: since, until: time) }
  }

  private mutating func note(_ name: String, from start: Instant, until end: Instant?) {
    guard hasDetail else { return }
    let lane = laneOfNode[name] ?? lanes.count
    if lane == lanes.count {
      laneOfNode[name] = lane
      lanes.append(Block.Timeline.Lane(name))
    }
    lanes[lane].intervals.append(
      Block.Timeline.Interval("down", from: Self.seconds(start), until: end.map(Self.seconds), tone: .bad))
  }

  private static func seconds(_ time: Instant) -> Double { Double(time.milliseconds) / 1_000 }

  mutating func finish(_ end: ProbeEnd) -> Findings {
    for (name, since) in downSince.sorted(by: { $0.key < $1.key }) { note(name, from: since, until: nil) }
    var findings = down?.findings ?? Findings()
    findings.values[Self.failures.key] = Double(failureCount)
    findings.values[Self.lost.key] = Double(end.cluster.evictedPods(by: .nodeLost))
    if lanes.isEmpty { return findings }
    lanes.sort { ($0.intervals.first?.from ?? 0, $0.name) < ($1.intervals.first?.from ?? 0, $1.name) }
    let timeline = JoinedTimeline(
      Array(lanes.prefix(Self.mostLanes)), span: (end.time - end.start).seconds)
    let shown = timeline.lanes
    let rest = lanes.count - shown.count
    var explanation = "When each node was down."
    if rest > 0 { explanation += " The \(shown.count) that failed first; \(rest) more failed later." }
    if let gap = timeline.gap { explanation += " Times down less than \(gap) apart are drawn as one." }
    findings.blocks = [
      Block(
        key: "failures", title: "Nodes that failed", concern: .failures, explanation: explanation,
        facts: [.init(failureCount == 1 ? "failure" : "failures", Double(failureCount))],
        content: .timeline(.init(lanes: shown)))
    ]
    return findings
  }
}
