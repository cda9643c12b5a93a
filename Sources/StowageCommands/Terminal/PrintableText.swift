/// Text that is shown: a name in a manifest, a trace or an experiment commands no terminal, and does not make other text look
/// reordered.
enum PrintableText {
  /// `text` with its control characters, but for line ends and tabs, and the marks that change the direction of writing replaced
  /// by the replacement character.
  ///
  /// - Complexity: O(*n*) in the number of bytes.
  static func of(_ text: String) -> String {
    guard text.utf8.contains(where: mayBegin) else { return text }
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { result.append(isReplaced(scalar) ? "\u{FFFD}" : scalar) }
    return String(result)
  }

  /// Whether a character that is replaced can begin with this byte of UTF-8.
  private static func mayBegin(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x09, 0x0A: false
    case 0..<0x20, 0x7F: true
    // U+0080 to U+00BF, U+2000 to U+2FFF.
    case 0xC2, 0xE2: true
    default: false
    }
  }

  private static func isReplaced(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A: false
    case 0..<0x20, 0x7F...0x9F: true
    // Marks, embeddings, overrides and isolates of Unicode's bidirectional algorithm.
    case 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
