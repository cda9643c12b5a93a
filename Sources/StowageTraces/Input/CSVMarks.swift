/// Where the fields of a stretch of a CSV file lie: its commas and line ends, found 64 bytes at a time.
///
/// A field reaches from behind one mark to the next one, with its quotes if it has any. A record whose quotes are more than
/// the wrapping of a field is left to ``CSVReader``: around such records quotes are marks as well.
struct CSVMarks {
  /// How the fields of a stretch are written.
  enum Form {
    /// There is no quote.
    case plain
    /// Some fields are in quotes, and within none of those is a quote or a line end.
    case wrapped
    /// Quotes are among the marks, because some of them are more than a wrapping, or are ordinary characters.
    case mixed
  }

  /// The marks, from entry 1 on; entry 0 is in front of the first field. Only the first ``count`` entries count.
  var ends = [Int32](repeating: 0, count: 1 << 13)
  /// How many entries of ``ends`` are taken.
  private(set) var count = 1
  /// Those of the marks that are line ends.
  private(set) var lineEnds = [Int32](repeating: 0, count: 1 << 13)
  /// How many entries of ``lineEnds`` are taken.
  private(set) var lineCount = 0
  /// How the fields of the stretch are written.
  private(set) var form = Form.plain
  /// Where the stretch ends.
  private(set) var end = 0
  /// Whether there may be a byte beyond ASCII or a NUL in the stretch or in the 64 bytes behind it.
  private(set) var mayHoldOddBytes = false

  /// How many bytes are searched before memory is reserved for more marks.
  private static let piece = 1 << 12
  /// Entries behind the last mark that may be written for nothing.
  private static let slack = 16

  /// Forgets the marks.
  mutating func clear() {
    count = 1
    lineCount = 0
    end = 0
  }

  /// Finds the marks in `range`, which 64 readable bytes must follow. A record starts at the range's beginning.
  mutating func find(in bytes: RawSpan, _ range: Range<Int>) {
    // Files are written one way throughout, mostly.
    if form == .plain, find(in: bytes, range, as: PlainMarks()) { return }
    form = .wrapped
    if find(in: bytes, range, as: WrappedMarks()) { return }
    form = .mixed
    _ = find(in: bytes, range, as: MixedMarks())
  }

  /// Finds the marks of one form; `false` if the stretch has another one.
  @inline(__always)
  private mutating func find<Rule: CSVMarkRule>(in bytes: RawSpan, _ range: Range<Int>, as start: Rule) -> Bool {
    clear()
    end = range.upperBound
    ends[0] = Int32(truncatingIfNeeded: range.lowerBound &- 1)
    mayHoldOddBytes = false
    var rule = start
    var seen = CSVBlock.Occurrences()
    var position = range.lowerBound
    while position < range.upperBound {
      reserveCapacity()
      let limit = min(range.upperBound, position + Self.piece)
      Self.find(in: bytes, position..<limit, &rule, &seen, &ends, &count, &lineEnds, &lineCount)
      position = limit
      if !rule.accepts(seen) { return false }
    }
    mayHoldOddBytes = seen.haveOddBytes
    if !seen.haveQuotes { form = .plain }
    return true
  }

  /// Adds the marks in `range`, for which memory is reserved.
  @inline(__always)
  private static func find<Rule: CSVMarkRule>(
    in bytes: RawSpan, _ range: Range<Int>, _ rule: inout Rule, _ seen: inout CSVBlock.Occurrences,
    _ ends: inout [Int32], _ count: inout Int, _ lineEnds: inout [Int32], _ lineCount: inout Int
  ) {
    var marks = ends.mutableSpan
    var lines = lineEnds.mutableSpan
    var (markCount, lineEndCount) = (count, lineCount)
    var position = range.lowerBound
    while position < range.upperBound {
      let block = CSVBlock(bytes, at: position)
      seen.add(block)
      let found = rule.find(in: block, first: range.upperBound &- position)
      append(few: found.lineEnds, from: position, to: &lines, &lineEndCount)
      append(many: found.marks, from: position, to: &marks, &markCount)
      position &+= 64
    }
    (count, lineCount) = (markCount, lineEndCount)
  }

  /// Adds a position for each bit of `bits`, the lowest of which stands for `position`.
  @inline(__always)
  private static func append(
    many bits: UInt64, from position: Int, to list: inout MutableSpan<Int32>, _ count: inout Int
  ) {
    precondition(count >= 0 && count &+ 64 &+ slack <= list.count)
    var open = bits
    var entry = count
    count &+= bits.nonzeroBitCount
    // Eight, and then four at a time, some of them for nothing: how often a loop goes round is hard to foretell.
    for _ in 0..<8 { take(from: &open, position, to: &list, &entry) }
    while open != 0 {
      for _ in 0..<4 { take(from: &open, position, to: &list, &entry) }
    }
  }

  /// The same for bits of which there is mostly one or none.
  @inline(__always)
  private static func append(
    few bits: UInt64, from position: Int, to list: inout MutableSpan<Int32>, _ count: inout Int
  ) {
    precondition(count >= 0 && count &+ 64 &+ slack <= list.count)
    var open = bits
    var entry = count
    take(from: &open, position, to: &list, &entry)
    count &+= bits == 0 ? 0 : 1
    while open != 0 { take(from: &open, position, to: &list, &count) }
  }

  /// Writes the position of the lowest bit to `list[entry]`, which must exist, and goes on to the next of both.
  @inline(__always)
  private static func take(
    from open: inout UInt64, _ position: Int, to list: inout MutableSpan<Int32>, _ entry: inout Int
  ) {
    list[unchecked: entry] = Int32(truncatingIfNeeded: position &+ open.trailingZeroBitCount)
    entry &+= 1
    open &= open &- 1
  }

  /// Reserves memory for the marks of a piece.
  private mutating func reserveCapacity() {
    let most = Self.piece + Self.slack
    if count + most > ends.count { ends.append(contentsOf: repeatElement(0, count: ends.count)) }
    if lineCount + most > lineEnds.count { lineEnds.append(contentsOf: repeatElement(0, count: lineEnds.count)) }
  }
}
