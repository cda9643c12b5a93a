import Foundation

/// What stands at the other end of the standard streams.
enum Terminal {
  /// Whether a person sees standard error.
  static var showsProgress: Bool { isatty(2) == 1 && ProcessInfo.processInfo.environment["TERM"] != "dumb" }

  /// The columns of the terminal that standard output is; 120 where it is none.
  static var width: Int {
    var size = winsize()
    if isatty(1) == 1, ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col >= 40 { return Int(size.ws_col) }
    return 120
  }

  static func write(_ text: String) { FileHandle.standardOutput.write(Data(text.utf8)) }

  static func writeError(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
}
