import ArgumentParser
import Foundation
import StowageCluster
import StowageExperiments
import StowageFiles
import StowageManifests
import StowagePlanning
import StowageReproductions
import StowageSimulation
import StowageTraces

/// Errors as people see them: one line on standard error, and an exit code that says of which kind.
enum Failure {
  /// Input that can't be read or has an error (sysexits: EX_DATAERR).
  static let badInput: Int32 = 65
  /// An input file that can't be opened (EX_NOINPUT).
  static let noInput: Int32 = 66
  /// A mistake of a policy or of the program itself (EX_SOFTWARE).
  static let software: Int32 = 70
  /// An output file that can't be written (EX_CANTCREAT).
  static let noOutput: Int32 = 73

  /// Ends the program because of `error`, which came up in `command`.
  static func exit(_ error: any Error, of command: any ParsableCommand.Type) -> Never {
    guard let code = code(for: error) else { command.exit(withError: error) }
    Terminal.writeError("error: \(Terminal.printable("\(error)"))\n")
    Foundation.exit(code)
  }

  private static func code(for error: any Error) -> Int32? {
    switch error {
    case let error as FileError: error.kind == .unreadable ? noInput : badInput
    case let error as TraceError: error.kind == .unreadable ? noInput : badInput
    case is ManifestError, is ClusterError, is ClusterLoadError, is SimulationError, is ExperimentError,
      is FGDError:
      badInput
    case is PlacementError: software
    case is FileWriteError: noOutput
    default: nil
    }
  }
}
