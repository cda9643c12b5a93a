import ArgumentParser
import StowageExperiments
import StowageReports
import StowageSimulation

struct CompareCommand: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "compare",
      abstract: "Replays a workload under several policies and compares what they do.",
      discussion: """
        Prints a table, policies as rows, best values marked by *, with 95 %
        confidence intervals over three seeds or more, and conclusions in words;
        with --report it also writes a page with charts. A difference counts where
        chance is an unlikely explanation, the number of comparisons taken into
        account, and where it is not too small to matter.

          stowage compare experiment.yaml
          stowage compare experiment.yaml --seeds 10 --report slides.html
          stowage compare --nodes nodes.csv --pods pods.csv \\
            --policies bestFit,firstFit --seeds 3
          stowage compare experiment.yaml -o json |
            jq '.summary[] | {policy, gpu: .metrics.gpuAllocation.mean}'

        POLICIES
        \(ExperimentOptions.policyHelp)
        """)
  }

  @OptionGroup var options: ExperimentOptions

  @Option(help: ArgumentHelp("The policies, with commas between them; all unless given.", valueName: "names"))
  var policies: String?

  @Option(help: ArgumentHelp("How many seeds: a run for each policy and seed.", valueName: "count"))
  var seeds: Int?

  @Option(
    help: ArgumentHelp("The policy that the others are compared with; the first unless given.", valueName: "name"))
  var baseline: String?

  @Option(
    help: ArgumentHelp(
      "The least difference of interest, in percent of the baseline's value (points of shares): a smaller one does not "
        + "matter. 1 unless given.", valueName: "percent"))
  var least: Double?

  @Option(name: .shortAndLong, help: "table, wide (all metrics), json or csv.")
  var output: OutputFormat = .table

  @Option(
    help: ArgumentHelp(
      "Write a report with charts, a page for the browser, into this file; none is written unless asked for.",
      valueName: "file"))
  var report: ReportTarget = .none

  @OptionGroup var running: RunOptions

  func validate() throws {
    if let seeds, !(1...10_000).contains(seeds) { throw ValidationError("--seeds \(seeds): expected 1 to 10000") }
    if let least, !(0...100).contains(least) { throw ValidationError("--least \(least): expected 0 to 100") }
  }

  func run() async throws {
    let names = policies?.split(separator: ",").map { String($0.drop { $0 == " " }) } ?? []
    if policies != nil && names.isEmpty { throw ValidationError("--policies: expected at least one name") }
    var experiment = try options.load(policies: names, seedCount: seeds)
    if let baseline {
      guard experiment.schedulers.contains(where: { $0.name == baseline }) else {
        throw ExperimentOptions.unknown(baseline, flag: "--baseline", among: experiment.schedulers.map(\.name))
      }
      experiment.baseline = baseline
    } else if let left = experiment.baseline, let first = experiment.schedulers.first?.name,
      !experiment.schedulers.contains(where: { $0.name == left })
    {
      experiment.baseline = nil
      Terminal.writeError("warning: --policies leaves out \(left), the file's baseline; compared with \(first)\n")
    }
    experiment.leastPercent = least ?? experiment.leastPercent
    // Conclusions in words go by the detail, too.
    experiment.simulation.recordsDetail = report != .none || output == .table || output == .wide
    experiment.simulation.recordsMap = report != .none
    if case .file(let path) = report {
      try OutputFile.check(path, against: experiment.files + [options.file].compactMap { $0 })
    }
    let result = try await running.run(experiment)
    let page = result.report(
      version: StowageCommandLine.version, command: RunOptions.commandLine, allMetrics: true)
    switch output {
    case .json: Terminal.write(try result.json() + "\n")
    case .csv: Terminal.write(ComparisonTable(page).csv)
    case .table: write(page.principal, of: result)
    case .wide: write(page, of: result)
    }
    if case .file(let path) = report {
      try OutputFile.write(HTMLReport(page.principal).html, to: path)
      Terminal.writeError("report: \(path)\n")
    } else if Terminal.showsProgress {
      Terminal.writeError("--report FILE writes a page with charts for the browser\n")
    }
  }

  private func write(_ page: ComparisonReport, of result: ExperimentResult) {
    Terminal.write("\(page.title): \(page.summary)\n")
    Terminal.write("seeds \(result.experiment.seeds.map(String.init).joined(separator: ", ")); ")
    Terminal.write("a seed varies \(result.seedVaries)\n\n")
    Terminal.write(ComparisonTable(page, width: Terminal.width).text + "\n")
    for sentence in Conclusions(of: page).sentences { Terminal.write("\(sentence)\n") }
  }
}
