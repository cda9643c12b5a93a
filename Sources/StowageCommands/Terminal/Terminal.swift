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

  /// Writes to standard output, as ``PrintableText`` has it; a reader that has gone away, or a full disk, ends the program.
  static func write(_ text: String) {
    guard let code = failure(ofWriting: PrintableText.of(text), to: 1) else { return }
    let reason = String(cString: strerror(code))
    // Nobody is told that the reader of a pipe left: whoever closed it knows.
    if code != EPIPE { writeError("error: standard output can't be written: \(reason)\n") }
    exit(ExitKind.noOutput.rawValue)
  }

  /// Writes to standard error, as ``PrintableText`` has it, if anybody reads it.
  static func writeError(_ text: String) { _ = failure(ofWriting: PrintableText.of(text), to: 2) }

  /// Writes `line` in place of the line that standard error shows; none where it is `nil`.
  static func replaceLine(by line: String?) {
    _ = failure(ofWriting: "\r\u{1b}[2K" + (line.map(PrintableText.of) ?? ""), to: 2)
  }

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
