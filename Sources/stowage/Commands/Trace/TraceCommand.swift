import ArgumentParser
import StowageTraces

struct TraceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trace",
    abstract: "Looks at traces, turns them into other formats, makes them up.",
    discussion: """
      FORMATS
      \(TraceCommand.formatHelp)
      """,
    subcommands: [TraceInfoCommand.self, TraceConvertCommand.self, TraceGenerateCommand.self])

  /// The formats, one a line, for help texts.
  static var formatHelp: String {
    let width = TraceFormats.all.map(\.name.count).max() ?? 0
    return TraceFormats.all.map { format in
      "  " + format.name + String(repeating: " ", count: width - format.name.count + 2) + format.summary
    }.joined(separator: "\n")
  }
}
