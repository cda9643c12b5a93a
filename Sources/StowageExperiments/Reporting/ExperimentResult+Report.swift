import StowageKernel
import StowageMeasurement
public import StowageReports
import StowageSimulation

extension ExperimentResult {
  /// The result as a report shows it.
  ///
  /// - Parameters:
  ///   - version: The version of the program, for the record.
  ///   - command: The command that repeats the experiment.
  ///   - allMetrics: Whether every metric is shown, or only the principal ones.
  public func report(version: String, command: String, allMetrics: Bool = false) -> ComparisonReport {
    let axis = timeAxis
    let shown = measured.filter { allMetrics || MetricCatalog.principal.contains($0.key) }
    return ComparisonReport(
      title: experiment.name, summary: summaryLine,
      policies: experiment.schedulers.map(\.name), baseline: experiment.schedulers[baselineIndex].name,
      seedCount: isDeterministic ? 1 : experiment.seeds.count, isDeterministic: isDeterministic,
      metrics: shown.map(reportMetric), timeAxis: axis.axis,
      charts: charts(on: axis), waitingTimes: waitingCurves, clusterMap: clusterMap, unplaced: unplaced,
      provenance: provenance(version: version, command: command))
  }

  private var summaryLine: String {
    let gpus = input.gpuCount > 0 ? ", \(input.gpuCount) GPUs" : ""
    return "\(input.nodes.count) nodes\(gpus), \(input.arrivalCount) pods arriving"
  }

  private func provenance(version: String, command: String) -> ComparisonReport.Provenance {
    var facts: [ComparisonReport.Provenance.Fact] = [
      .init("Experiment", experiment.name),
      .init("Stowage", version),
      .init("Cluster", "\(input.nodes.count) nodes, \(input.gpuCount) GPUs"),
      .init("Workload", workloadText),
      .init("Seeds", experiment.seeds.map(String.init).joined(separator: ", ")),
      .init("A seed varies", seedVaries),
      .init("Measured", measuredText),
    ]
    for file in input.files { facts.append(.init("Data", "\(file.path) (\(file.checksum))")) }
    return .init(facts: facts, command: command, warnings: input.warnings)
  }

  private var workloadText: String {
    var text = "\(input.sourcePodCount) pods in the source"
    let definition = experiment.workload
    if let window = definition.window {
      text += ", window \(window.start) to \(window.end == .never ? "the end" : window.end.description)"
      if window.carryIn { text += " with the pods already running" }
    }
    if let limit = definition.limit { text += ", the first \(limit)" }
    if let factor = definition.loadFactor { text += ", load × \(factor) by resampling" }
    if let factor = definition.timeCompression { text += ", arrivals \(factor) × closer" }
    if let shake = definition.shake { text += ", arrivals shaken by up to \(shake)" }
    return text
  }

  private var measuredText: String {
    guard let record = records.first else { return "" }
    return
      "means over time from \(record.start + experiment.simulation.warmUp) to the last arrival at \(record.lastArrival)"
  }
}
