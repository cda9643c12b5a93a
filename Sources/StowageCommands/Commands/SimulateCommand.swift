import ArgumentParser
import StowageExperiments
import StowageMeasurement
import StowageReports
import StowageSimulation

struct SimulateCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "simulate",
      abstract: "Replays a workload under one policy and prints everything that was measured.",
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
        csv.append([record.policy, "\(record.seed)", metric.key.rawValue, metric.unit.rawValue, value])
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
    for metric in page.metrics {
      let value = metric.estimates.first.map { DecimalText.fixed($0.mean, decimals: metric.decimals) } ?? ""
      table.append([metric.key.rawValue, value, metric.unit.rawValue, metric.explanation])
    }
    Terminal.write(table.text)
    for block in record.findings.blocks {
      if case .table(let table) = block.content { Terminal.write("\n" + TextTable(table).text) }
    }
  }
}
