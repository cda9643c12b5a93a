/// Reads a CSV file (RFC 4180) record by record, in constant memory.
///
/// Fields stay bytes in the buffer until a caller asks for a number or a text. LF and CRLF, a byte order mark, a last
/// line without its newline, quoted fields with commas and newlines inside, and gzip are all read; a quote in the
/// middle of an unquoted field is an ordinary character, and blank lines are passed over. NUL bytes, text that is not
/// UTF-8, records of another length than the header, and lines above 1 MiB are errors.
///
/// A copy shares the file's position with the original: read from one of them.
struct CSVReader {
  /// What is around the fields of a record.
  enum Wrapping {
    /// Nothing: there are no quotes.
    case none
    /// Quotes around some of them, which are none of the field's bytes.
    case quotes
    /// Nothing any more: quotes were taken out of the record's bytes.
    case takenOff
  }

  /// The longest line that is taken.
  static let longestLine = 1 << 20
  /// The most columns that are taken.
  static let mostColumns = 1_024
  /// Padding behind the data, so that 64 bytes can be loaded from any position in it.
  static let padding = 64

  /// The file, as the caller named it.
  let file: String
  /// The columns' names.
  private(set) var header = CSVHeader(file: "", names: [])
  /// The line on which the current record starts, from 1.
  private(set) var line = 1

  let input: TraceInput
  var buffer = [UInt8](repeating: 0, count: 1 << 18 + Self.padding)
  /// The unread part of the buffer.
  var start = 0
  var end = 0
  var isAtEnd = false
  /// Whether the current stretch holds a byte beyond ASCII.
  var hasNonASCII = false
  /// Whether some text of the current stretch may not be UTF-8.
  var mustCheckText = false
  /// The first NUL of the current stretch.
  var firstNUL: Int?
  /// The ends of fields that were found so far, some of them ahead of the current record.
  var marks = CSVMarks()
  /// The entry of ``marks`` in front of the current record's first field.
  var first = 0
  /// How many fields the current record has.
  var fieldCount = 0
  /// The line end to go on with, among those of ``marks``; the mark, where they are of mixed form.
  var nextMark = 0
  /// How the fields of the current record lie in the buffer.
  var wrapping = Wrapping.none
  /// 1 where a CR before the line end was left out of the current record's last field.
  var returnCount: Int32 = 0
  /// How many fields a record has.
  private(set) var columnCount = 0

  private let rowNoun: String
  private let mayBeEmpty: Bool
  /// The line on which the next record starts.
  private(set) var nextLine = 1
  private var haveRows = false
  /// Whether there is nothing to be looked at but the marks in further records of the stretch without a CR.
  private var isFastPathValid = false

  /// Reads the header of `input`, from which nothing was read yet; `rowNoun` says what a line holds, as in "node", and
  /// `mayBeEmpty` whether a header alone will do.
  init(_ input: TraceInput, rowNoun: String, mayBeEmpty: Bool = false) throws(TraceError) {
    file = input.path
    self.rowNoun = rowNoun
    self.mayBeEmpty = mayBeEmpty
    self.input = input
    try fill()
    if buffer[..<end].starts(with: [0xef, 0xbb, 0xbf]) { start = 3 }
    guard try advance() else {
      throw TraceError(file: file, found: "an empty file", expected: "a header line and a line for each \(rowNoun)")
    }
    guard fieldCount <= Self.mostColumns else {
      throw TraceError(
        file: file, line: line, found: "\(fieldCount) columns", expected: "\(Self.mostColumns) columns or fewer")
    }
    try checkText()
    try checkNotation()
    header = CSVHeader(file: file, line: line, names: (0..<fieldCount).map { text($0) })
    columnCount = fieldCount
  }

  /// Goes to the next record; `false` after the last.
  @inline(__always)
  mutating func next() throws(TraceError) -> Bool { if nextFast() { true } else { try nextAny() } }

  /// Goes to the next record if it is one of those of which there is nothing to say but where its fields are.
  @inline(__always)
  private mutating func nextFast() -> Bool {
    guard isFastPathValid, nextMark < marks.lineCount else { return false }
    let lineEnd = marks.lineEnds[nextMark]
    let last = first &+ fieldCount &+ columnCount
    guard last < marks.count, marks.ends[last] == lineEnd else { return false }
    let next = Int(lineEnd) &+ 1
    if next &- start > Self.longestLine || buffer[next &- 2] == UInt8(ascii: "\r") { return false }
    nextMark &+= 1
    first &+= fieldCount
    fieldCount = columnCount
    start = next
    line = nextLine
    nextLine &+= 1
    haveRows = true
    return true
  }

  /// Goes to the next record, whatever it is like.
  @inline(never)
  private mutating func nextAny() throws(TraceError) -> Bool {
    guard try advance() else {
      if haveRows || mayBeEmpty { return false }
      throw TraceError(
        file: file, line: line, found: "nothing after the header", expected: "a line for each \(rowNoun)")
    }
    if mustCheckText || firstNUL != nil { try checkText() }
    if fieldCount != columnCount { throw wrongNumberOfFields() }
    haveRows = true
    isFastPathValid = columnCount > 1 && !mustCheckText && firstNUL == nil && returnCount == 0
    return true
  }

  /// Refuses tables that are written in another way, which one can tell by the header.
  private func checkNotation() throws(TraceError) {
    let header = buffer[range(0).lowerBound..<range(fieldCount - 1).upperBound]
    guard let trouble = TableNotation.trouble(in: header, columns: fieldCount) else { return }
    throw TraceError(file: file, line: line, found: trouble.found, expected: trouble.expected)
  }

  private mutating func advance() throws(TraceError) -> Bool {
    while true {
      let recordStart = start
      var lines = 1
      if !nextPlain() {
        guard case .record(let count) = try scan() else {
          if isAtEnd { return false }
          try fill()
          continue
        }
        lines = count
      }
      if start - recordStart > Self.longestLine { throw lineTooLong() }
      line = nextLine
      nextLine += lines
      let isBlank = fieldCount == 1 && wrapping != .takenOff && wrapped(0...0).isEmpty
      if !isBlank { return true }
    }
  }

  /// Reads on behind the unread part, which moves to the front of the buffer.
  private mutating func fill() throws(TraceError) {
    let kept = end - start
    if kept > Self.longestLine { throw lineTooLong() }
    forgetMarks()
    if start > 0 {
      for index in 0..<kept { buffer[index] = buffer[start + index] }
      start = 0
      end = kept
    } else if end == buffer.count - Self.padding {
      buffer.append(contentsOf: repeatElement(0, count: buffer.count))
    }
    let count = try input.read(into: &buffer, at: end..<(buffer.count - Self.padding))
    if count == 0 {
      isAtEnd = true
      if start < end && buffer[end - 1] != UInt8(ascii: "\n") {
        buffer[end] = UInt8(ascii: "\n")
        end += 1
      }
    } else {
      end += count
    }
  }

  private func wrongNumberOfFields() -> TraceError {
    TraceError(
      file: file, line: line, found: "\(fieldCount) \(fieldCount == 1 ? "field" : "fields")",
      expected: "\(columnCount), as many as the header has")
  }

  private func lineTooLong() -> TraceError {
    TraceError(
      file: file, line: nextLine, found: "a line longer than 1 MiB", expected: "shorter lines",
      hint: "a quote that is never closed looks like this, too")
  }
}
