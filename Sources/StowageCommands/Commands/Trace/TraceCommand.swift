import ArgumentParser
import StowageExperiments
import StowageTraces

struct TraceCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "trace",
      abstract: "Summarises traces, converts them, and generates synthetic ones.",
      discussion: """
        FORMATS
        \(TraceCommand.formatHelp)
        """,
      subcommands: [TraceInfoCommand.self, TraceConvertCommand.self, TraceGenerateCommand.self])
  }

  /// The formats, one a line, for help texts.
  static var formatHelp: String {
    let formats = CommandLineContext.current.catalog.formats
    let width = formats.map(\.name.count).max() ?? 0
    return formats.map { format in
      "  " + format.name + String(repeating: " ", count: width - format.name.count + 2) + format.summary
    }.joined(separator: "\n")
  }
}
