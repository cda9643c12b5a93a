/// Ways to write tables that are not read here, told by the header.
enum TableNotation {
  /// What is wrong with a header of so many columns, if it is one of these ways; else `nil`.
  static func trouble(in header: some Collection<UInt8>, columns: Int) -> (found: String, expected: String)? {
    if header.contains(UInt8(ascii: "\r")) {
      return ("lines that end in CR alone", "lines that end in LF or CRLF")
    }
    guard columns == 1 else { return nil }
    for (separator, name) in [(";", "semicolons"), ("\t", "tabs"), ("|", "vertical bars")] as [(Character, String)] {
      if let byte = separator.asciiValue, header.contains(byte) {
        return ("columns separated by \(name)", "columns separated by commas")
      }
    }
    return nil
  }
}
