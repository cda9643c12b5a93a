/// How the program ends, by the codes of sysexits.
public enum ExitKind: Int32, Hashable, Sendable {
  /// All was done, and where something was asked the answer is yes.
  case done = 0
  /// All was done, and the answer is no.
  case no = 1
  /// The command was used wrongly (EX_USAGE).
  case usage = 64
  /// The input has an error (EX_DATAERR).
  case badInput = 65
  /// An input file can't be read (EX_NOINPUT).
  case noInput = 66
  /// A policy, or the program itself, made a mistake (EX_SOFTWARE).
  case software = 70
  /// An output file can't be written (EX_CANTCREAT).
  case noOutput = 73
}

/// An error that says how the program ends because of it. The description of the error is what the user is told.
///
/// Errors that don't say it are taken for mistakes of the program: ``ExitKind/software``.
public protocol ExitCoded: Error {
  /// How the program ends. Default: ``ExitKind/badInput``, as most errors are about what was given.
  var exitKind: ExitKind { get }
}

extension ExitCoded {
  /// ``ExitKind/badInput``.
  public var exitKind: ExitKind { .badInput }
}
