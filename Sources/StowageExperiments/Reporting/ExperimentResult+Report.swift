import StowageKernel
import StowageMeasurement
public import StowageReports
import StowageSimulation
import StowageTraces

extension ExperimentResult {
  /// The result as a report shows it.
  ///
  /// - Parameters:
  ///   - version: The version of the program, for the record.
  ///   - command: The command that repeats the experiment.
  ///   - allMetrics: Whether every metric is in it, or only those that are shown unless all are asked for; see
  ///     ``ComparisonReport/principal``.
  /// - Complexity: O(runs × metrics); made anew at each call.
  public func report(version: String, command: String, allMetrics: Bool = false) -> ComparisonReport {
    let axis = timeAxis
    let measured = reportedMetrics()
    let report = ComparisonReport(
      title: experiment.name, summary: summaryLine,
      policies: experiment.schedulers.map(\.name), baseline: experiment.schedulers[baselineIndex].name,
      seedCount: isDeterministic ? 1 : experiment.seeds.count, isDeterministic: isDeterministic,
      leastPercent: experiment.leastPercent, comparisonCount: measured.comparisonCount, load: loadFacts,
      isWithoutNodes: isWithoutNodes, hasWarmUp: experiment.simulation.warmUp > .zero,
      spanSeconds: records.map { ($0.end - $0.start).seconds }.max(), metrics: measured.metrics,
      timeAxis: axis.axis,
      charts: charts(on: axis), distributions: distributions, blocks: blocks,
      blockSeed: isDeterministic ? nil : experiment.seeds.first,
      oversizedPodCount: oversizedPodCount,
      provenance: provenance(version: version, command: command, comparisons: measured.comparisonCount))
    return allMetrics ? report : report.principal
  }

  /// How many pods of the first seed ask for more CPU, memory or GPUs than any node has; 0 where a policy placed them all,
  /// as on nodes that joined.
  private var oversizedPodCount: Int {
    let hasMissing = experiment.schedulers.indices.allSatisfy { index in
      records(ofScheduler: index).first?.findings.distributions.contains {
        $0.subject.missingConcern == .unplaced && $0.missing > 0
      } ?? false
    }
    return hasMissing ? input.oversizedPodCount : 0
  }

  private var summaryLine: String {
    "\(clusterText), \(arrivingText) arriving"
  }

  /// How many pods arrive in a run: a number, or from which to which where seeds differ.
  private var arrivingText: String {
    let counts = records(ofScheduler: baselineIndex).compactMap { record in
      record.findings.distributions.first { $0.subject.missingConcern == .unplaced }.map {
        $0.subjectCount ?? $0.values.count + $0.missing
      }
    }
    guard let fewest = counts.min(), let most = counts.max(), fewest < most else {
      return UnitText.counted(input.arrivalCount, "pods")
    }
    return "\(DecimalText.count(fewest)) to \(UnitText.counted(most, "pods"))"
  }

  private var loadFacts: ComparisonReport.LoadFacts? {
    input.offeredLoad.map { load in
      .init(
        resources: load.resources.map { .init($0.name, mean: $0.mean, peak: $0.peak) },
        overloadedPercent: load.overloadedPercent,
        overloadedFromSeconds: load.overloadedFrom.map { Double($0.milliseconds) / 1_000 })
    }
  }

  /// Whether every node was down as long as any run was measured.
  private var isWithoutNodes: Bool {
    records.allSatisfy { record in
      record.metrics["nodesDown"].map { $0 >= Double(input.nodes.count) - 1e-9 } ?? false
    }
  }

  private var loadText: String? {
    guard let load = input.offeredLoad else { return nil }
    let parts = load.resources.map {
      "\($0.name) \(DecimalText.fixed($0.mean, decimals: 0)) %, \(DecimalText.fixed($0.peak, decimals: 0)) % at most"
    }
    return parts.isEmpty
      ? nil : "\(parts.joined(separator: "; ")); of what the nodes have, if every pod ran from its arrival on"
  }

  private var clusterText: String {
    let nodes = UnitText.counted(input.nodes.count, "nodes")
    return input.gpuCount > 0 ? "\(nodes), \(UnitText.counted(input.gpuCount, "GPUs"))" : nodes
  }

  private func provenance(version: String, command: String, comparisons: Int) -> ComparisonReport.Provenance {
    var facts: [ComparisonReport.Provenance.Fact] = [
      .init("Experiment", experiment.name),
      .init("Stowage", version),
      .init("Cluster", clusterText),
      .init("Workload", workloadText),
      .init("Seeds", experiment.seeds.map(String.init).joined(separator: ", ")),
      .init("A seed varies", seedVaries),
      .init("Measured", measuredText),
    ]
    if let loadText { facts.insert(.init("Offered load", loadText), at: 4) }
    if experiment.schedulers.count > 1 { facts.append(.init("Differences", differencesText(comparisons))) }
    facts += experiment.features.flatMap(\.provenance).map { .init($0.label, $0.value) }
    for file in input.files { facts.append(.init("Data", "\(file.path) (\(file.checksum))")) }
    return .init(facts: facts, command: command, warnings: input.warnings)
  }

  private var workloadText: String {
    var text = "\(UnitText.counted(input.sourcePodCount, "pods")) in the source"
    let definition = experiment.workload
    if let window = definition.window {
      text += ", window \(Self.text(window.start)) to \(window.end == .never ? "the end" : Self.text(window.end))"
      if window.carryIn { text += " with the pods already running" }
    }
    if let limit = definition.limit { text += ", the first \(DecimalText.count(limit))" }
    if let factor = definition.loadFactor { text += ", load × \(Self.text(factor)) by resampling" }
    if let factor = definition.timeCompression { text += ", arrivals compressed \(Self.text(factor))×" }
    if let shake = definition.shake { text += ", arrivals shaken by up to \(DurationText.short(shake.seconds))" }
    return text
  }

  private func differencesText(_ comparisons: Int) -> String {
    let least = DecimalText.plain(experiment.leastPercent, decimals: 3)
    var text =
      "matter from \(least) % of the baseline's value on, and from \(UnitText.joined(least, "points")) on in shares"
    if comparisons > 0 {
      text +=
        "; beyond chance where a t test of the paired differences says so at 5 %, with Holm's correction for "
        + "\(UnitText.counted(comparisons, "comparisons")) with the baseline"
    }
    return text
  }

  private var measuredText: String {
    guard let record = records.first else { return "" }
    return "means over time from \(Self.text(record.start + experiment.simulation.warmUp)) to the last arrival at "
      + Self.text(record.lastArrival)
  }

  private static func text(_ instant: Instant) -> String { DurationText.short(Double(instant.milliseconds) / 1_000) }

  /// A factor as people read it: "2,000", "2.5".
  private static func text(_ factor: ExactFactor) -> String {
    guard factor.denominator > 1 else { return DecimalText.count(Int(factor.numerator)) }
    return DecimalText.plain(Double(factor.numerator) / Double(factor.denominator), decimals: 4)
  }
}
