import ArgumentParser
import Foundation

/// Errors as people see them: one line on standard error, and an exit code that says of which kind.
enum Failure {
  /// Ends the program because of `error`, which came up in `command`.
  static func exit(_ error: any Error, of command: any ParsableCommand.Type) -> Never {
    guard let kind = kind(for: error, of: command) else { command.exit(withError: error) }
    Terminal.writeError("error: \(error)\n")
    Foundation.exit(kind.rawValue)
  }

  /// How the program ends because of `error`; `nil` for what ArgumentParser makes of wrong use, help and codes.
  static func kind(for error: any Error, of command: any ParsableCommand.Type) -> ExitKind? {
    if let error = error as? any ExitCoded { return error.exitKind }
    if error is ExitCode { return nil }
    // ArgumentParser knows its own errors, and takes any other for a failure, which here would mean "no".
    return command.exitCode(for: error) == .failure ? .software : nil
  }
}
