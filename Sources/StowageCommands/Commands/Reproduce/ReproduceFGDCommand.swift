import ArgumentParser
import Foundation
import StowageReports
import StowageReproductions
import StowageScheduling

struct ReproduceFGDCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fgd",
    abstract: "\"Beware of Fragmentation\" (USENIX ATC 2023): GPU sharing and fragmentation.",
    discussion: """
      Repeats all 1,020 runs (17 workloads, 6 policies, seeds 42 to 51), or a part
      of them, on the lists of the published experiment:

        stowage reproduce fgd --data data/csv --expected expected_results
        stowage reproduce fgd --data data/csv --workload default,multigpu20 \\
          --policy fgd,gpuPacking --seed 42-44 -o json
        stowage reproduce fgd --data data/csv --output results

      DATA is the folder with openb_node_list_gpu_node.csv and the
      openb_pod_list_*.csv of github.com/hkust-adsl/kubernetes-scheduler-simulator.
      With --expected it exits with 1 where a value differs from the published one.
      """)

  @Option(help: ArgumentHelp("The folder with the node list and the pod lists.", valueName: "folder"))
  var data: String

  @Option(
    help: ArgumentHelp(
      "The pod lists, as in default,cpu050: any openb_pod_list_*.csv in the folder; the 17 published ones unless given.",
      valueName: "names"))
  var workload: String?

  @Option(
    help: ArgumentHelp(
      "The policies: random, dotProd, gpuClustering, gpuPacking, bestFit, fgd, or any that compare knows; these six "
        + "unless given.", valueName: "names"))
  var policy: String?

  @Option(
    help: ArgumentHelp("The seeds, as in 42,45 or 42-51; these ten unless given.", valueName: "numbers"),
    transform: SeedsArgument.parse)
  var seed = SeedsArgument(seeds: FGDReproduction.publishedSeeds)

  @Option(help: ArgumentHelp("The folder with the published results, to be compared with.", valueName: "folder"))
  var expected: String?

  @Option(help: ArgumentHelp("The folder into which tables like the published ones are written.", valueName: "folder"))
  var output: String?

  @Option(name: .customShort("o"), help: ArgumentHelp("table, json or csv.", valueName: "format"))
  var format: OutputFormat = .table

  @Option(
    help: ArgumentHelp(
      "How many runs go on at one time; all cores unless given. Results never depend on it.", valueName: "count"))
  var threads: Int?

  func validate() throws {
    if let threads, threads < 1 { throw ValidationError("--threads \(threads): expected 1 or more") }
  }

  func run() async throws {
    let experiment = try FGDReproduction(
      dataFolder: data, workloads: Self.names(workload) ?? FGDReproduction.publishedWorkloads,
      policies: Self.names(policy)?.map { try FGDPolicy.named($0, catalog: CommandLineContext.current.catalog) }
        ?? FGDPolicy.published, seeds: seed.seeds)
    let published = try expected.map { try FGDPublishedResults(folder: $0) }
    if let output { try OutputFile.makeFolder(output) }
    let progress = ProgressLine(runs: experiment.runCount, podsPerRun: experiment.podsPerRun)
    let runs = try await experiment.run(threads: threads ?? ProcessInfo.processInfo.activeProcessorCount) {
      progress.update($0)
    }
    progress.finish()
    let agreement = published.map { FGDAgreement(of: runs, with: $0) }
    let summary = FGDSummary(runs, agreement: agreement)
    switch format {
    case .table, .wide: Terminal.write(summary.table)
    case .json: Terminal.write(try summary.json())
    case .csv: Terminal.write(summary.csv)
    }
    if let output {
      for table in FGDTable.allCases { try OutputFile.write(table.csv(runs), to: "\(output)/\(table.fileName)") }
    }
    if agreement?.isComplete == false { throw ExitCode(ExitKind.no.rawValue) }
  }

  private static func names(_ list: String?) throws -> [String]? {
    guard let list else { return nil }
    let names = list.split(separator: ",").map { String($0.drop { $0 == " " }) }
    if names.isEmpty { throw ValidationError("expected at least one name") }
    for (index, name) in names.enumerated() where names[..<index].contains(name) {
      throw ValidationError("\"\(name)\" is named twice")
    }
    return names
  }
}

/// Seeds as an argument, as in `42,45` or `42-51`.
struct SeedsArgument {
  let seeds: [Int]

  @Sendable
  static func parse(_ text: String) throws -> SeedsArgument {
    let expected = ValidationError("expected seeds such as 42, 42,45 or 42-51, each once and 10000 at most.")
    var seeds: [Int] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let ends = part.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
      guard let first = ends.first ?? nil, let last = ends.last ?? nil, ends.count <= 2, first >= 0, first <= last,
        last - first < 10_000
      else { throw expected }
      seeds += first...last
    }
    guard !seeds.isEmpty, seeds.count <= 10_000, Set(seeds).count == seeds.count else { throw expected }
    return SeedsArgument(seeds: seeds)
  }
}
