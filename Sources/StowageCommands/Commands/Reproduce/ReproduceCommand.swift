import ArgumentParser

struct ReproduceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reproduce",
    abstract: "Repeats published experiments and compares the results with those published.",
    subcommands: [ReproduceFGDCommand.self])
}
