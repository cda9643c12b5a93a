#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension CSVReader {
  /// What was found at the front of the unread bytes.
  enum Scan {
    /// A record that ends before `next`.
    case record(next: Int, fields: Int, lines: Int)
    /// A record with a quoted field, which takes the careful path.
    case quoted
    /// Not all of a record.
    case incomplete
  }

  /// Finds the fields of a record without quotes, eight bytes at a time.
  mutating func scanPlain() -> Scan {
    // Taken out for the time being: the compiler cannot see that the two arrays do not overlap inside `self`.
    var taken: [Int32] = []
    swap(&taken, &bounds)
    defer { swap(&taken, &bounds) }
    var fields = taken.mutableSpan
    return Self.scan(buffer.span.bytes, from: start, to: end, into: &fields)
  }

  // The loads are called unsafe because they take bytes for integers, which any bytes are; they check their bounds, and
  // the padding behind the data keeps the last ones inside.
  private static func scan(
    _ bytes: RawSpan, from start: Int, to end: Int, into fields: inout MutableSpan<Int32>
  ) -> Scan {
    var fieldStart = start
    var index = 0
    var position = start
    guard start < end else { return .incomplete }
    if bytes.unsafeLoad(fromByteOffset: start, as: UInt8.self) == UInt8(ascii: "\"") { return .quoted }
    while position < end {
      let word = bytes.unsafeLoadUnaligned(fromByteOffset: position, as: UInt64.self)
      let newlines = marks(of: 0x0a0a_0a0a_0a0a_0a0a, in: word)
      var open = marks(of: 0x2c2c_2c2c_2c2c_2c2c, in: word) | newlines
      while open != 0 {
        let lowest = open & (0 &- open)
        let mark = position + lowest.trailingZeroBitCount >> 3
        guard mark < end else { return .incomplete }
        if 2 * index < fields.count {
          fields[2 * index] = Int32(truncatingIfNeeded: fieldStart)
          fields[2 * index + 1] = Int32(truncatingIfNeeded: mark)
        }
        index += 1
        if newlines & lowest != 0 {
          if mark > fieldStart, 2 * index <= fields.count,
            bytes.unsafeLoad(fromByteOffset: mark - 1, as: UInt8.self) == UInt8(ascii: "\r")
          {
            fields[2 * index - 1] -= 1
          }
          return .record(next: mark + 1, fields: index, lines: 1)
        }
        fieldStart = mark + 1
        if bytes.unsafeLoad(fromByteOffset: fieldStart, as: UInt8.self) == UInt8(ascii: "\"") { return .quoted }
        open ^= lowest
      }
      position += 8
    }
    return .incomplete
  }

  /// The high bit of every byte of `word` that equals that of `pattern`, exactly (Lamport, 1975; Warren, 2003).
  @inline(__always)
  private static func marks(of pattern: UInt64, in word: UInt64) -> UInt64 {
    let difference = word ^ pattern
    let low: UInt64 = 0x7f7f_7f7f_7f7f_7f7f
    return ~(((difference & low) &+ low) | difference | low)
  }

  /// Notes whether the new bytes at `range` need a closer look: any beyond ASCII, and the first NUL.
  mutating func examine(_ range: Range<Int>) {
    // Once seen, every later record is looked at: such files are few, and the look is cheap.
    if Self.isBeyondASCII(buffer.span, in: range) { hasNonASCII = true }
    if firstNUL == nil { firstNUL = Self.firstNUL(in: buffer, range) }
  }

  private static func isBeyondASCII(_ bytes: Span<UInt8>, in range: Range<Int>) -> Bool {
    var union: UInt8 = 0
    for index in range { union |= bytes[index] }
    return union >= 0x80
  }

  private static func firstNUL(in buffer: [UInt8], _ range: Range<Int>) -> Int? {
    buffer.withUnsafeBytes { all in
      guard let base = all.baseAddress, let hit = memchr(base + range.lowerBound, 0, range.count) else { return nil }
      return UnsafeRawPointer(hit) - base
    }
  }
}
