/// Brings a file's text to UTF-8.
enum TextEncoding {
  /// `bytes` as they are, or turned into UTF-8 where they are UTF-16, as PowerShell 5 writes what it is told to keep in a
  /// file. `nil` where they are UTF-16 that is broken.
  ///
  /// - Complexity: O(1) unless the text is UTF-16.
  static func utf8(_ bytes: [UInt8]) -> [UInt8]? {
    guard let (isLittleEndian, start) = utf16Order(bytes) else { return bytes }
    if !(bytes.count - start).isMultiple(of: 2) { return nil }
    let units = stride(from: start, to: bytes.count, by: 2).map { index in
      let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      return isLittleEndian ? second << 8 | first : first << 8 | second
    }
    return String(validating: units, as: UTF16.self).map { Array($0.utf8) }
  }

  /// Which byte of a unit comes first, and where the text begins; `nil` where it is not UTF-16. Without a mark, text of
  /// manifests begins with two characters of ASCII, of which every second byte is 0.
  private static func utf16Order(_ bytes: [UInt8]) -> (isLittleEndian: Bool, start: Int)? {
    guard bytes.count >= 4 else { return nil }
    switch (bytes[0], bytes[1], bytes[2], bytes[3]) {
    case (0xFF, 0xFE, _, _): return (true, 2)
    case (0xFE, 0xFF, _, _): return (false, 2)
    case (1..., 0, 1..., 0): return (true, 0)
    case (0, 1..., 0, 1...): return (false, 0)
    default: return nil
    }
  }
}
