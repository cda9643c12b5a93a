import ArgumentParser
import Foundation
import StowageExperiments

/// How the runs of an experiment are carried out.
struct RunOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "How many runs go on at one time; all cores unless given. Results never depend on it.", valueName: "count"))
  var threads: Int?

  func validate() throws {
    if let threads, threads < 1 { throw ValidationError("--threads \(threads): expected 1 or more") }
  }

  /// Runs `experiment`, showing progress where somebody looks.
  func run(_ experiment: Experiment) async throws -> ExperimentResult {
    let catalog = CommandLineContext.current.catalog
    let input = try ExperimentInput(opening: experiment, catalog: catalog)
    for warning in input.warnings { Terminal.writeError("warning: \(warning)\n") }
    let runner = ExperimentRunner(experiment, input: input, probes: catalog.probes)
    let progress = ProgressLine(runs: runner.runCount, podsPerRun: input.arrivalCount)
    defer { progress.finish() }
    return try await runner.run(threads: threads ?? ProcessInfo.processInfo.activeProcessorCount) {
      progress.update($0)
    }
  }

  /// The command line as it could be typed again.
  static var commandLine: String {
    ([CommandLineContext.current.programName] + CommandLine.arguments.dropFirst()).map { argument in
      let isPlain = !argument.isEmpty && argument.allSatisfy { $0.isLetter || $0.isNumber || "-_./,=:+@%".contains($0) }
      return isPlain ? argument : "'" + argument.replacingOccurrences(of: "'", with: "'\\''") + "'"
    }.joined(separator: " ")
  }
}
