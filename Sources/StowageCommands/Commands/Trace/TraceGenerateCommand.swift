import ArgumentParser
import StowageExperiments
import StowageFiles
import StowageKernel
import StowageTraces

struct TraceGenerateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate",
    abstract: "Generates a synthetic trace from a description and a seed.",
    discussion: """
        stowage trace generate --preset gpu-sharing --output my-trace
        stowage trace generate -f workload.yaml --seed 7 --pods 100000 \\
          --output my-trace

      A preset has a cluster as well; a description (kind: SyntheticWorkload) has
      pods alone.

      PRESETS
      \(TraceGenerateCommand.presetHelp)
      """)

  @Option(help: ArgumentHelp("A preset.", valueName: "name"))
  var preset: String?

  @Option(name: [.customShort("f"), .customLong("filename")], help: "A description (kind: SyntheticWorkload).")
  var filename: String?

  @Option(help: ArgumentHelp("The seed: the same one makes the same files.", valueName: "number"))
  var seed: UInt64 = 1

  @Option(help: ArgumentHelp("How many pods at most.", valueName: "count"))
  var pods: Int?

  @Option(help: ArgumentHelp("For how long pods arrive.", valueName: "duration"), transform: DurationArgument.parse)
  var duration: DurationArgument?

  @Option(help: ArgumentHelp("The format to write: stowage or kubernetes.", valueName: "name"))
  var to: WrittenFormat = .stowage

  @Option(name: .shortAndLong, help: ArgumentHelp("The folder to write into.", valueName: "folder"))
  var output: String

  func validate() throws {
    if (preset == nil) == (filename == nil) { throw ValidationError("Give either --preset or -f.") }
    if let pods, pods < 1 { throw ValidationError("--pods \(pods): expected 1 or more") }
    if duration?.milliseconds == .zero { throw ValidationError("--duration 0s: expected a duration above 0s") }
  }

  func run() throws {
    let known = try preset.map { try SyntheticPreset.named($0) }
    var description: WorkloadDescription
    if let known {
      description = known.workload
    } else if let filename {
      description = try SyntheticReader.read(bytes: FileContents.read(filename), file: filename)
    } else {
      throw ValidationError("Give either --preset or -f.")
    }
    if let pods { description.podCount = pods }
    if let duration { description.end = .origin + duration.milliseconds }
    let writer = TraceWriter(
      format: to, folder: output, source: preset ?? filename ?? "", inputs: filename.map { [$0] } ?? [])
    Terminal.write(
      try writer.write(nodes: known?.cluster.nodes, pods: SyntheticWorkload(description), seed: seed))
  }

  private static var presetHelp: String {
    let width = SyntheticPreset.all.map(\.name.count).max() ?? 0
    return SyntheticPreset.all.map { preset in
      "  " + preset.name + String(repeating: " ", count: width - preset.name.count + 2) + preset.summary
    }.joined(separator: "\n")
  }
}
