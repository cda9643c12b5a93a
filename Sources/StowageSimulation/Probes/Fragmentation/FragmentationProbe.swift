import StowageCluster
import StowageMeasurement
import StowageModel
import StowagePolicies
import StowageScheduling

/// How fragmented the free GPUs are for the typical pods, over time and by the load that has arrived.
struct FragmentationProbe: Probe {
  private static let fragmented = Metric(
    key: "fragmentedGPU", label: "fragmented GPU", unit: .percent, better: .lower, prominence: .secondary,
    source: .level,
    explanation: "Mean share of all GPUs that was free and fragmented: of no use to a typical pod, over all of them.")
  private static let ratio = Metric(
    key: "fragmentationRatio", label: "fragmentation ratio", unit: .percent, better: .lower, prominence: .secondary,
    source: .level, explanation: "Mean fragmented share of what was free of the GPUs.")
  private static let fullLoad = Metric(
    key: "gpuAllocationAtFullLoad", label: "GPU allocation at full load", unit: .percent, better: .higher,
    prominence: .secondary,
    explanation: "Share of all GPUs that pods held once as many GPUs as there are had been asked for.")

  /// What shares are parts of.
  private static let whole: Int64 = 1_000_000_000

  private var typicalPods = TypicalPods()
  private var ledger: FragmentationLedger?
  private var isMeasured = false
  private var fragmented: TrackedShare?
  private var ratio: TrackedShare?
  private var curve = ArrivedLoadCurve()
  private var hasDetail = false

  var metrics: [Metric] { [Self.fragmented, Self.ratio, Self.fullLoad] }

  mutating func begin(_ start: ProbeStart) {
    hasDetail = start.recordsDetail
    typicalPods = start.typicalPods
    makeLedger(of: start.cluster)
    let gpuMilli = start.cluster.total(.gpuMilli)
    fragmented = TrackedShare(Self.fragmented.key, of: Self.whole(of: gpuMilli), weight: gpuMilli, in: start)
    ratio = TrackedShare(Self.ratio.key, of: Self.whole(of: gpuMilli), in: start)
  }

  mutating func observe(_ moment: ProbeMoment) {
    guard moment.isMeasured || moment.isCharted else { return }
    for index in moment.pods.indices where moment.pods[index].kind == .arrived {
      curve.arrived(moment.pods[index].shape?.gpu?.totalMilli ?? 0)
    }
    follow(moment)
    let cluster = moment.cluster
    let gpuMilli = cluster.total(.gpuMilli)
    guard isMeasured || gpuMilli > 0 else { return }
    let (milli, share) = (ledger?.fragmentedMilli ?? 0, ledger?.ratio ?? 0)
    curve.observe(allocated: cluster.used(.gpuMilli), of: gpuMilli, fragmentationRatio: share)
    guard isMeasured else { return }
    let whole = Self.whole(of: gpuMilli)
    fragmented?.set(gpuMilli > 0 ? Self.parts(milli / Double(gpuMilli)) : 0, of: whole, weight: gpuMilli, at: moment)
    ratio?.set(Self.parts(share), of: whole, at: moment)
  }

  func finish(_ end: ProbeEnd) -> Findings {
    var findings = Findings()
    if isMeasured, let fragmented, let ratio {
      findings.add(fragmented.findings)
      findings.add(ratio.findings)
    }
    if let allocation = curve.allocation(at: 100) { findings.values[Self.fullLoad.key] = allocation }
    // Where pods leave, a load that has arrived is no longer there.
    if hasDetail && end.cluster.counts.done == 0 { findings.blocks = curve.blocks }
    return findings
  }

  /// Keeps the ledger up to date, from when there are GPUs on.
  private mutating func follow(_ moment: ProbeMoment) {
    let cluster = moment.cluster
    guard isMeasured else {
      if cluster.total(.gpuMilli) > 0 { makeLedger(of: cluster) }
      return
    }
    let changed = moment.isAnyNodeChanged ? cluster.nodeIDs : moment.changedNodes
    for node in changed { ledger?.update(node, in: cluster) }
  }

  private mutating func makeLedger(of cluster: ClusterView) {
    guard !typicalPods.kinds.isEmpty else { return }
    let ledger = FragmentationLedger(typicalPods, cluster: cluster)
    isMeasured = ledger.isMeasured
    self.ledger = ledger
  }

  /// What 100 % is, where there are GPUs.
  private static func whole(of gpuMilli: Int64) -> Int64 { gpuMilli > 0 ? whole : 0 }

  private static func parts(_ share: Double) -> Int64 { Int64((share * Double(whole)).rounded()) }
}
