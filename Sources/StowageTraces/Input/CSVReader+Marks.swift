extension CSVReader {
  /// Goes to the next record of a stretch with quotes; `nil` if it does not end within the stretch, or there is none.
  ///
  /// Fields in quotes with nothing to take out within are left where they are; the rest takes the careful path.
  mutating func scanMarked() throws(TraceError) -> Scan? {
    guard marks.haveQuotes, nextMark < marks.count else { return nil }
    let (count, end) = (marks.count, marks.end)
    // Taken out for the time being: the compiler cannot see that the two arrays do not overlap inside `self`.
    var taken: [CSVMarks.Boundary] = []
    swap(&taken, &marks.boundaries)
    var entries = taken.mutableSpan
    let walk = Self.walk(buffer.span, from: start, to: end, &entries, from: nextMark, to: count)
    swap(&taken, &marks.boundaries)
    switch walk {
    case .record(let fields, let lines, let isQuoted, let next):
      first = nextMark - 1
      fieldCount = fields
      self.isQuoted = isQuoted
      start = Int(marks.boundaries[first + fields].next)
      nextMark = next
      return .record(lines: lines)
    case .special: return try scanQuoted()
    case .incomplete: return nil
    }
  }

  /// What comes of a walk along the marks of a record.
  private enum Walk {
    /// All of a record, whose fields follow one another in front of the mark `next`.
    case record(fields: Int, lines: Int, isQuoted: Bool, next: Int)
    /// Doubled quotes, or an error.
    case special
    /// No line end before the last mark.
    case incomplete
  }

  /// Makes the marks from `nextMark` on into the boundaries of a record's fields, which are never more.
  private static func walk(
    _ bytes: Span<UInt8>, from start: Int, to end: Int, _ entries: inout MutableSpan<CSVMarks.Boundary>,
    from nextMark: Int, to count: Int
  ) -> Walk {
    var mark = nextMark
    var last = nextMark - 1
    var fieldStart = start
    var lines = 1
    var isQuoted = false
    while mark < count {
      var terminator = Int(entries[mark].end)
      var fieldEnd = terminator
      if bytes[fieldStart] == UInt8(ascii: "\"") {
        isQuoted = true
        repeat {
          mark += 1
          guard mark < count else { return .incomplete }
          fieldEnd = Int(entries[mark].end)
          if bytes[fieldEnd] == UInt8(ascii: "\n") { lines += 1 }
        } while bytes[fieldEnd] != UInt8(ascii: "\"")
        fieldStart += 1
        mark += 1
        terminator = fieldEnd + 1
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
          terminator = Int(entries[mark].end)
        }
        fieldEnd = terminator
        if bytes[terminator] == UInt8(ascii: "\n"), terminator > fieldStart,
          bytes[terminator - 1] == UInt8(ascii: "\r")
        {
          fieldEnd -= 1
        }
      }
      mark += 1
      entries[last].next = Int32(truncatingIfNeeded: fieldStart)
      last += 1
      fieldStart = terminator + 1
      entries[last] = CSVMarks.Boundary(
        end: Int32(truncatingIfNeeded: fieldEnd), next: Int32(truncatingIfNeeded: fieldStart))
      if bytes[terminator] == UInt8(ascii: "\n") {
        return .record(fields: last - nextMark + 1, lines: lines, isQuoted: isQuoted, next: mark)
      }
    }
    return .incomplete
  }
}
