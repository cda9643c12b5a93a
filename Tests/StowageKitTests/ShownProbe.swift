import StowageKit

/// What the nodes draw: those in use a base load, and more by the CPU that is requested of them.
struct PowerProbe: Probe {
  private static let mean = Metric(
    key: "power", label: "power", unit: "W", better: .lower, concern: .nodes, prominence: .principal, source: .level,
    explanation: "Mean power of the nodes in use.")

  /// The watts of a node in use, and of one whose CPU is all requested.
  var base: Int64 = 100
  var full: Int64 = 300
  private var power: TrackedCount?

  var metrics: [Metric] { [Self.mean] }

  mutating func begin(_ start: ProbeStart) { power = TrackedCount(Self.mean.key, in: start) }

  mutating func observe(_ moment: ProbeMoment) {
    let cluster = moment.cluster
    let perCore = (full - base) * Int64(cluster.nodeCount) * cluster.used(.cpu) / max(1, cluster.total(.cpu))
    power?.set(base * Int64(cluster.busyNodeCount) + perCore, at: moment)
  }

  func finish(_ end: ProbeEnd) -> Findings {
    guard let power else { return Findings() }
    var findings = power.findings
    let hours = (end.lastArrival - end.start).seconds / 3_600
    let table = Block.Table(
      columns: [.init("what"), .init("watts", unit: "W"), .init("energy", unit: "kWh", decimals: 1)],
      rows: [
        [.text("mean"), .number(power.mean), .number(power.mean * hours / 1_000)],
        [.text("highest moment"), .number(Double(power.peak))],
      ])
    findings.blocks = [
      Block(
        key: "power", title: "What the nodes draw", concern: .nodes,
        explanation: "\(base) W a node in use, up to \(full) W by its CPU.", content: .table(table))
    ]
    return findings
  }
}

func compareWithPower(_ experiment: Experiment) async throws -> ExperimentResult {
  let input = try ExperimentInput(opening: experiment)
  return try await ExperimentRunner(experiment, input: input, probes: BuiltInProbes.all + [PowerProbe()])
    .run(threads: 2)
}
