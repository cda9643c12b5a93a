import ArgumentParser
public import StowageExperiments

/// Stowage's command line, as the whole of a program.
///
/// A program of your own has all commands, and what it appends to the catalog is known by name on the command line, in
/// help texts and in experiment files:
///
/// ```swift
/// var catalog = Catalog.builtIn
/// catalog.policies.append(.init(name: "mine", summary: "as we do it", usesChance: false) { MyPolicy() })
/// await StowageCommandLine.main(catalog: catalog, programName: "mystowage")
/// ```
public enum StowageCommandLine {
  /// The version that `--version` and reports tell.
  public static let version = "0.1.0"

  /// Runs the command that the arguments of the process name, to its end. Errors are told on standard error, and end the
  /// process with the code of their ``ExitKind``.
  ///
  /// - Parameters:
  ///   - catalog: What is known by name.
  ///   - programName: The name of the program, for help texts and for the command that a report tells.
  public static func main(catalog: Catalog = .builtIn, programName: String = "stowage") async {
    let context = CommandLineContext(programName: programName, catalog: catalog)
    await CommandLineContext.$current.withValue(context) {
      var used: any ParsableCommand.Type = RootCommand.self
      do {
        var command = try RootCommand.parseAsRoot()
        used = type(of: command)
        if var asynchronous = command as? any AsyncParsableCommand {
          try await asynchronous.run()
        } else {
          try command.run()
        }
      } catch {
        Failure.exit(error, of: used)
      }
    }
  }
}
