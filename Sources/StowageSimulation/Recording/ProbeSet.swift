import StowageCluster
import StowageKernel
import StowageMeasurement
import StowageScheduling

/// The probes of a run, each asked for what it is there for.
struct ProbeSet {
  private let probes: BoxList<ProbeBox>
  private let interval: BoxList<ProbeBox>
  private let refusal: [ProbeBox]
  private let catalog: MetricCatalog

  init(_ probes: [any Probe]) {
    catalog = MetricCatalog(probes)
    let boxes = probes.map(ProbeBox.make)
    self.probes = BoxList(boxes)
    interval = BoxList(boxes.filter(\.holdsIntervals))
    refusal = boxes.filter(\.hearsRefusals)
  }

  /// The metrics that are declared, in the order of tables.
  var metrics: [Metric] { catalog.metrics }

  func begin(_ start: ProbeStart) {
    for probe in probes.boxes { probe.begin(start) }
  }

  func hold(until time: Instant, _ cluster: ClusterView) {
    for index in interval.indices { interval.with(index) { $0.hold(until: time, in: cluster) } }
  }

  /// Whether anybody wants to know why.
  func refuse(_ shape: ShapeID, in cluster: ClusterView) -> Bool {
    var isWanted = false
    for probe in refusal where probe.refuse(shape, in: cluster) { isWanted = true }
    return isWanted
  }

  func explain(_ pod: PodInfo, by reasons: [ReasonCount]) {
    for probe in refusal { probe.explain(pod, by: reasons) }
  }

  func observe(_ moment: ProbeMoment) {
    for index in probes.indices { probes.with(index) { $0.observe(moment) } }
  }

  /// What all probes found, in their order.
  func finish(_ end: ProbeEnd, waiting: [PodID], reasons: (PodInfo) -> [ReasonCount]) -> Findings {
    var findings = Findings()
    for probe in probes.boxes { findings.add(probe.finish(end, waiting: waiting, reasons: reasons)) }
    for key in findings.values.keys {
      precondition(catalog.metric(key) != nil, "a probe found \"\(key)\", which no probe declares")
    }
    return findings
  }
}
