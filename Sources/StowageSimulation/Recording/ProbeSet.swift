import StowageCluster
import StowageKernel
import StowageMeasurement
import StowageScheduling

/// The probes of a run, each asked for what it is there for.
struct ProbeSet {
  private var plain: [any Probe] = []
  private var interval: [any IntervalProbe] = []
  private var refusal: [any RefusalProbe] = []
  /// Where each probe of the three stands among all.
  private var order: (plain: [Int], interval: [Int], refusal: [Int]) = ([], [], [])
  private let catalog: MetricCatalog

  init(_ probes: [any Probe]) {
    catalog = MetricCatalog(probes)
    for (index, probe) in probes.enumerated() {
      if let probe = probe as? any RefusalProbe {
        precondition(!(probe is any IntervalProbe), "a probe is an IntervalProbe or a RefusalProbe, not both")
        refusal.append(probe)
        order.refusal.append(index)
      } else if let probe = probe as? any IntervalProbe {
        interval.append(probe)
        order.interval.append(index)
      } else {
        plain.append(probe)
        order.plain.append(index)
      }
    }
  }

  /// The metrics that are declared, in the order of tables.
  var metrics: [Metric] { catalog.metrics }

  mutating func begin(_ start: ProbeStart) {
    for index in plain.indices { plain[index].begin(start) }
    for index in interval.indices { interval[index].begin(start) }
    for index in refusal.indices { refusal[index].begin(start) }
  }

  mutating func hold(until time: Instant, _ cluster: ClusterView) {
    for index in interval.indices { interval[index].hold(until: time, in: cluster) }
  }

  /// Whether anybody wants to know why.
  mutating func refuse(_ shape: ShapeID, in cluster: ClusterView) -> Bool {
    var isWanted = false
    for index in refusal.indices where refusal[index].refuse(shape, in: cluster) { isWanted = true }
    return isWanted
  }

  mutating func explain(_ pod: PodInfo, by reasons: [ReasonCount]) {
    for index in refusal.indices { refusal[index].explain(pod, by: reasons) }
  }

  mutating func observe(_ moment: ProbeMoment) {
    for index in plain.indices { plain[index].observe(moment) }
    for index in interval.indices { interval[index].observe(moment) }
    for index in refusal.indices { refusal[index].observe(moment) }
  }

  /// What all probes found, in their order.
  mutating func finish(_ end: ProbeEnd, waiting: [PodID], reasons: (PodInfo) -> [ReasonCount]) -> Findings {
    for index in refusal.indices { refusal[index].leave(waiting, at: end, reasons: reasons) }
    var found: [(order: Int, findings: Findings)] = []
    for index in plain.indices { found.append((order.plain[index], plain[index].finish(end))) }
    for index in interval.indices { found.append((order.interval[index], interval[index].finish(end))) }
    for index in refusal.indices { found.append((order.refusal[index], refusal[index].finish(end))) }
    var findings = Findings()
    for part in found.sorted(by: { $0.order < $1.order }) { findings.add(part.findings) }
    for key in findings.values.keys {
      precondition(catalog.metric(key) != nil, "a probe found \"\(key)\", which no probe declares")
    }
    return findings
  }
}
