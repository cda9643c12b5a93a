import StowageCommands

/// The program: Stowage's commands, with what Stowage brings.
@main
struct Stowage {
  static func main() async { await StowageCommandLine.main() }
}
