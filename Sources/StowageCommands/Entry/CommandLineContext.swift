import StowageExperiments

/// What the program that runs says of itself: its name, and what its commands know by name.
///
/// Help texts and parsing are static in ArgumentParser, so the context travels with the task.
struct CommandLineContext: Sendable {
  /// The program's name, as in the first word of a command line.
  var programName = "stowage"
  /// What is known by name.
  var catalog = Catalog.builtIn

  /// The context of the command that is parsed or runs.
  @TaskLocal static var current = CommandLineContext()
}
