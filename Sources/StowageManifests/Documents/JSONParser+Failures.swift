extension JSONParser {
  /// The faults that no reading as YAML would mend.
  enum Fault: String {
    case tooDeep = "lists and objects nested more than 128 deep"
    case controlCharacter = "a line break or another control character inside a text"
    case unknownEscape = "an unknown escape in a text"
    case loneSurrogate = "half of a surrogate pair in a text"
    case notUTF8 = "bytes that are not UTF-8"
  }

  func failure(_ fault: Fault) -> JSONFailure {
    JSONFailure(error: error(found: fault.rawValue), mayBeYAML: false)
  }

  func truncated(_ expected: String) -> JSONFailure {
    JSONFailure(error: error(found: "the end of the file", expected: expected), mayBeYAML: false)
  }

  func unexpected(_ expected: String) -> JSONFailure {
    guard index < bytes.count else { return truncated(expected) }
    let byte = bytes[index]
    let found =
      (0x21...0x7E).contains(byte)
      ? "\"\(Character(Unicode.Scalar(byte)))\"" : "the byte 0x" + String(byte, radix: 16, uppercase: true)
    return JSONFailure(error: error(found: found, expected: expected), mayBeYAML: true)
  }

  private func error(found: String, expected: String? = nil) -> ManifestError {
    ManifestError(
      file: source.name, line: line, column: index - lineStart + 1, found: found, expected: expected)
  }
}

extension ManifestError {
  static func duplicateKey(_ key: String, at position: DocumentPosition) -> ManifestError {
    ManifestError(at: position, found: "the key \"\(DocumentValue.shortened(key))\" is there twice")
  }
}

extension [DocumentValue.Entry] {
  /// The first entry whose key an earlier one has.
  var firstRepeated: DocumentValue.Entry? {
    // Most objects are small, and comparing a few short keys is faster than hashing them.
    if count > 12 {
      var seen = Set<String>(minimumCapacity: count)
      return first { !seen.insert($0.key).inserted }
    }
    for (index, entry) in enumerated() {
      for earlier in self[..<index] where earlier.key == entry.key { return entry }
    }
    return nil
  }
}
