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
    /// A record of so many lines, which is the current one now.
    case record(lines: Int)
    /// Not all of a record.
    case incomplete
  }

  /// How many bytes are searched for marks at a time: few enough that bytes and marks stay in the nearest cache.
  private static let stretch = 1 << 14

  /// Goes to the next record of a stretch whose line ends are all ends of records; `false` if there is none left.
  @inline(__always)
  mutating func nextPlain() -> Bool {
    guard nextMark < marks.lineCount else { return false }
    let lineEnd = marks.lineEnds[nextMark]
    nextMark &+= 1
    if returnCount > 0 { marks.ends[first &+ fieldCount] &+= returnCount }
    first &+= fieldCount
    var last = first &+ columnCount
    if last >= marks.count || marks.ends[last] != lineEnd {
      last = first &+ 1
      while marks.ends[last] < lineEnd { last &+= 1 }
    }
    fieldCount = last &- first
    start = Int(lineEnd) &+ 1
    wrapping = marks.form == .plain ? .none : .quotes
    returnCount = 0
    if lineEnd &- marks.ends[last &- 1] > 1, buffer[Int(lineEnd) &- 1] == UInt8(ascii: "\r") {
      marks.ends[last] = lineEnd &- 1
      returnCount = 1
    }
    return true
  }

  /// Goes to the next record, whatever it is like.
  mutating func scan() throws(TraceError) -> Scan {
    if let found = try scanMarked() { return found }
    var length = Self.stretch
    while true {
      let limit = min(end, start + length)
      forgetMarks()
      find(start..<limit)
      nextMark = marks.form == .mixed ? 1 : 0
      if nextPlain() { return .record(lines: 1) }
      if let found = try scanMarked() { return found }
      if limit == end { break }
      length *= 4
    }
    // What is not complete at the end has an open quote.
    return isAtEnd && start < end ? try scanQuoted() : .incomplete
  }

  /// Finds the marks in `range`.
  private mutating func find(_ range: Range<Int>) {
    // Taken out for the time being: the compiler cannot see that the two do not overlap inside `self`.
    var taken: [UInt8] = []
    swap(&taken, &buffer)
    marks.find(in: taken.span.bytes, range)
    swap(&taken, &buffer)
    (hasNonASCII, firstNUL, mustCheckText) = (false, nil, false)
    guard marks.mayHoldOddBytes else { return }
    examine(range)
    // Text is mostly right, and quicker to look at in one piece.
    if marks.lineCount > 0, isText(range.lowerBound..<Int(marks.lineEnds[marks.lineCount - 1])) {
      mustCheckText = false
    }
  }

  /// Drops the marks that were found ahead.
  mutating func forgetMarks() {
    marks.clear()
    nextMark = 1
    first = 0
    fieldCount = 0
    returnCount = 0
  }

  /// Notes whether the records in `range` need a closer look: any byte beyond ASCII, and the first NUL.
  mutating func examine(_ range: Range<Int>) {
    if Self.isBeyondASCII(buffer.span, in: range) { (hasNonASCII, mustCheckText) = (true, true) }
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
