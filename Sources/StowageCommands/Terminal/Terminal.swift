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

  /// Writes to standard output; a reader that has gone away, or a full disk, ends the program.
  static func write(_ text: String) {
    guard let code = failure(ofWriting: text, to: 1) else { return }
    let reason = String(cString: strerror(code))
    // Nobody is told that the reader of a pipe left: whoever closed it knows.
    if code != EPIPE { writeError("error: standard output can't be written: \(reason)\n") }
    exit(ExitKind.noOutput.rawValue)
  }

  /// `text` with its control characters, but for line ends, replaced: a name in a manifest commands no terminal.
  static func printable(_ text: String) -> String {
    func isControl(_ scalar: Unicode.Scalar) -> Bool {
      scalar.properties.generalCategory == .control && scalar != "\n"
    }
    guard text.unicodeScalars.contains(where: isControl) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { result.append(isControl(scalar) ? "\u{FFFD}" : scalar) }
    return String(result)
  }

  /// Writes to standard error, if anybody reads it.
  static func writeError(_ text: String) { _ = failure(ofWriting: text, to: 2) }

  /// The system's error number where `text` could not be written whole.
  private static func failure(ofWriting text: String, to descriptor: Int32) -> Int32? {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      let code = errno
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if code != EINTR {
        return code
      }
    }
    return nil
  }
}
