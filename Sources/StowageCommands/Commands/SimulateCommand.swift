import ArgumentParser
import StowageExperiments
import StowageReports
import StowageSimulation

struct SimulateCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "simulate",
      abstract: "Replays a workload under one policy and tells everything that was measured.",
      discussion: """
          stowage simulate experiment.yaml --policy bestFit
          stowage simulate --nodes nodes.csv --pods pods.csv \\
            --policy worstFit --seed 7 -o json

        POLICIES
        \(ExperimentOptions.policyHelp)
        """)
  }

  @OptionGroup var options: ExperimentOptions

  @Option(help: ArgumentHelp("The policy; the file's first, or firstFit, unless given.", valueName: "name"))
  var policy: String?

  @Option(name: .shortAndLong, help: "table, json or csv.")
  var output: OutputFormat = .table

  func run() async throws {
    var experiment = try options.load(policies: policy.map { [$0] } ?? [], seedCount: 1)
    experiment.schedulers = Array(experiment.schedulers.prefix(1))
    experiment.baseline = nil
    let result = try await RunOptions.parse([]).run(experiment)
    guard let record = result.records.first else { return }
    switch output {
    case .json: Terminal.write(try result.json() + "\n")
    case .csv:
      var csv = CSVWriter()
      csv.append(["policy", "seed", "metric", "unit", "value"])
      for metric in result.measured {
        let value = record.metrics[metric.key].map { "\($0)" } ?? ""
        csv.append([record.policy, "\(record.seed)", metric.key, metric.unit.rawValue, value])
      }
      Terminal.write(csv.text)
    case .table, .wide: printTables(result, record)
    }
  }

  private func printTables(_ result: ExperimentResult, _ record: RunRecord) {
    let page = result.report(version: StowageCommandLine.version, command: "", allMetrics: true)
    Terminal.write(
      "\(page.title) under \(page.policies.first ?? record.policy), seed \(record.seed): \(page.summary)\n\n")
    var table = TextTable(columns: [
      .init("metric"), .init("value", alignment: .right), .init("unit"), .init("what it is"),
    ])
    for (metric, shown) in zip(result.measured, page.metrics) {
      let value = shown.estimates.first.map { DecimalText.fixed($0.mean, decimals: shown.decimals) } ?? ""
      table.append([metric.key, value, metric.unit.rawValue, metric.explanation])
    }
    Terminal.write(table.text)
    guard let rows = page.unplaced.first?.rows, !rows.isEmpty else { return }
    var waiting = TextTable(columns: [
      .init("pods that waited"), .init("waited", alignment: .right), .init("never placed", alignment: .right),
      .init("longest wait [s]", alignment: .right), .init("why (nodes)"),
    ])
    for row in rows {
      waiting.append([
        row.shape, "\(row.waitedCount)", "\(row.neverPlacedCount)",
        DecimalText.fixed(row.longestWaitSeconds, decimals: 0),
        row.reasons.map { "\($0.text) (\($0.count))" }.joined(separator: ", "),
      ])
    }
    Terminal.write("\n" + waiting.text)
  }
}
