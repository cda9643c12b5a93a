extension CSVReader {
  /// Finds the fields of any record in which some are quoted, and takes the quotes off in place.
  mutating func scanQuoted() throws(TraceError) -> Scan {
    guard let (next, lines) = try endOfQuotedRecord(line: nextLine) else { return .incomplete }
    if next > marks.end {
      examine(marks.end..<next)
      forgetMarks()
    }
    first = nextMark - 1
    marks.ends[first] = Int32(truncatingIfNeeded: start - 1)
    wrapping = .takenOff
    var read = start
    var write = start
    var index = 0
    while read < next {
      let fieldStart = write
      if buffer[read] == UInt8(ascii: "\"") {
        read += 1
        while true {
          if buffer[read] == UInt8(ascii: "\"") {
            read += 1
            if buffer[read] != UInt8(ascii: "\"") { break }
          }
          buffer[write] = buffer[read]
          write += 1
          read += 1
        }
        if buffer[read] == UInt8(ascii: "\r") { read += 1 }
      } else {
        while buffer[read] != UInt8(ascii: ",") && buffer[read] != UInt8(ascii: "\n") {
          buffer[write] = buffer[read]
          write += 1
          read += 1
        }
        if buffer[read] == UInt8(ascii: "\n") && write > fieldStart && buffer[write - 1] == UInt8(ascii: "\r") {
          write -= 1
        }
      }
      // A record within the marks has no more fields than marks; the rest is refused for its number of fields.
      if first + index + 1 < marks.ends.count { marks.ends[first + index + 1] = Int32(truncatingIfNeeded: write) }
      index += 1
      // The separator's own place is free: at least as many bytes were read as written.
      read += 1
      write += 1
    }
    start = next
    fieldCount = index
    while nextMark < marks.count && Int(marks.ends[nextMark]) < next { nextMark += 1 }
    return .record(lines: lines)
  }

  /// Where the record ends and how many lines it spans; `nil` if its end is not in the buffer yet.
  private func endOfQuotedRecord(line: Int) throws(TraceError) -> (next: Int, lines: Int)? {
    var position = start
    var lines = 1
    var isInQuotes = false
    var isFieldStart = true
    while position < end {
      let byte = buffer[position]
      position += 1
      if isInQuotes {
        if byte == UInt8(ascii: "\n") { lines += 1 }
        guard byte == UInt8(ascii: "\"") else { continue }
        guard position < end else { break }
        if buffer[position] == UInt8(ascii: "\"") {
          position += 1
          continue
        }
        isInQuotes = false
        var after = position
        if buffer[after] == UInt8(ascii: "\r") { after += 1 }
        guard after < end || isAtEnd else { return nil }
        if buffer[position] != UInt8(ascii: ",") && buffer[after] != UInt8(ascii: "\n") {
          throw TraceError(
            file: file, line: line + lines - 1, found: "text after a closing quote",
            expected: "a comma or the line's end",
            hint: "a quote inside a quoted field is written twice")
        }
      } else if byte == UInt8(ascii: "\"") && isFieldStart {
        isInQuotes = true
        isFieldStart = false
      } else if byte == UInt8(ascii: "\n") {
        return (position, lines)
      } else {
        isFieldStart = byte == UInt8(ascii: ",")
      }
    }
    if isAtEnd {
      throw TraceError(
        file: file, line: line, found: "a quote that is never closed", expected: "a closing quote")
    }
    return nil
  }
}
