extension CSVReader {
  /// Goes to the next record of a stretch of mixed form; `nil` if it does not end within the stretch, or there is none.
  ///
  /// Fields in quotes with nothing to take out within are left where they are; the rest takes the careful path.
  mutating func scanMarked() throws(TraceError) -> Scan? {
    guard marks.form == .mixed, nextMark < marks.count else { return nil }
    let (count, end) = (marks.count, marks.end)
    // Taken out for the time being: the compiler cannot see that the two arrays do not overlap inside `self`.
    var taken: [Int32] = []
    swap(&taken, &marks.ends)
    var entries = taken.mutableSpan
    let walk = Self.walk(buffer.span, from: start, to: end, &entries, from: nextMark, to: count)
    swap(&taken, &marks.ends)
    switch walk {
    case .record(let fields, let lines, let last, let next):
      first = nextMark - 1
      fieldCount = fields
      wrapping = .quotes
      start = last + 1
      nextMark = next
      return .record(lines: lines)
    case .special: return try scanQuoted()
    case .incomplete: return nil
    }
  }

  /// What comes of a walk along the marks of a record.
  private enum Walk {
    /// All of a record, which ends with the line end at `last`, in front of the mark `next`.
    case record(fields: Int, lines: Int, last: Int, next: Int)
    /// Doubled quotes, or an error.
    case special
    /// No line end before the last mark.
    case incomplete
  }

  /// Makes the marks from `nextMark` on into those between the fields of a record, which are never more.
  private static func walk(
    _ bytes: Span<UInt8>, from start: Int, to end: Int, _ entries: inout MutableSpan<Int32>,
    from nextMark: Int, to count: Int
  ) -> Walk {
    var mark = nextMark
    var fields = 0
    var fieldStart = start
    var lines = 1
    entries[nextMark - 1] = Int32(truncatingIfNeeded: start - 1)
    while mark < count {
      var terminator = Int(entries[mark])
      if bytes[fieldStart] == UInt8(ascii: "\"") {
        repeat {
          mark += 1
          guard mark < count else { return .incomplete }
          terminator = Int(entries[mark])
          if bytes[terminator] == UInt8(ascii: "\n") { lines += 1 }
        } while bytes[terminator] != UInt8(ascii: "\"")
        mark += 1
        terminator += 1
        guard terminator < end else { return .incomplete }
        if bytes[terminator] != UInt8(ascii: ",") {
          if bytes[terminator] == UInt8(ascii: "\r") { terminator += 1 }
          guard terminator < end else { return .incomplete }
          if bytes[terminator] != UInt8(ascii: "\n") { return .special }
        }
      } else {
        while bytes[terminator] == UInt8(ascii: "\"") {
          mark += 1
          guard mark < count else { return .incomplete }
          terminator = Int(entries[mark])
        }
      }
      let isLast = bytes[terminator] == UInt8(ascii: "\n")
      let hasReturn = isLast && terminator > fieldStart && bytes[terminator - 1] == UInt8(ascii: "\r")
      entries[nextMark + fields] = Int32(truncatingIfNeeded: terminator - (hasReturn ? 1 : 0))
      mark += 1
      fields += 1
      if isLast { return .record(fields: fields, lines: lines, last: terminator, next: mark) }
      fieldStart = terminator + 1
    }
    return .incomplete
  }
}
