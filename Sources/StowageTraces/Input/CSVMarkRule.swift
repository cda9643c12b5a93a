/// Which commas, line ends and quotes are marks, in one form of writing fields (``CSVMarks/Form``).
protocol CSVMarkRule {
  /// The marks in the first `count` bytes of the next block, and those of them that are line ends.
  mutating func find(in block: CSVBlock, first count: Int) -> (marks: UInt64, lineEnds: UInt64)

  /// Whether the blocks so far, in which this occurs, have the form.
  func accepts(_ seen: CSVBlock.Occurrences) -> Bool
}

/// Every comma and line end is a mark, and there are no quotes.
struct PlainMarks: CSVMarkRule {
  @inline(__always)
  func find(in block: CSVBlock, first count: Int) -> (marks: UInt64, lineEnds: UInt64) {
    let lineEnds = block.unordered(UInt8(ascii: "\n"))
    let marks = CSVBlock.inOrder(block.unordered(UInt8(ascii: ",")) | lineEnds)
    return (marks & kept(count), CSVBlock.inOrder(lineEnds) & kept(count))
  }

  func accepts(_ seen: CSVBlock.Occurrences) -> Bool { !seen.haveQuotes }
}

/// Every comma, line end and quote is a mark; which line ends are the ends of records is not told.
struct MixedMarks: CSVMarkRule {
  @inline(__always)
  func find(in block: CSVBlock, first count: Int) -> (marks: UInt64, lineEnds: UInt64) {
    let marks =
      block.unordered(UInt8(ascii: ",")) | block.unordered(UInt8(ascii: "\n")) | block.unordered(UInt8(ascii: "\""))
    return (CSVBlock.inOrder(marks) & kept(count), 0)
  }

  func accepts(_ seen: CSVBlock.Occurrences) -> Bool { true }
}

/// Commas and line ends outside quotes are marks.
///
/// Every quote opens or closes. Where each that opens has a mark in front of it, and each that closes has one behind it,
/// and none holds a line end, the quotes are those that wrap fields.
struct WrappedMarks: CSVMarkRule {
  /// All ones within quotes.
  private var inside: UInt64 = 0
  /// Whether the last byte was a mark, as the one in front of a stretch counts.
  private var afterMark: UInt64 = 1
  private var afterClosing: UInt64 = 0
  private var afterReturn: UInt64 = 0
  private var misplaced: UInt64 = 0

  @inline(__always)
  mutating func find(in block: CSVBlock, first count: Int) -> (marks: UInt64, lineEnds: UInt64) {
    let kept = kept(count)
    let quotes = block.bits(UInt8(ascii: "\"")) & kept
    let feeds = block.bits(UInt8(ascii: "\n")) & kept
    let returns = block.bits(UInt8(ascii: "\r")) & kept
    // A bit tells whether the quotes up to its own are odd in number.
    var odd = quotes
    for shift in [1, 2, 4, 8, 16, 32] as [UInt64] { odd ^= odd &<< shift }
    odd ^= inside
    inside = 0 &- (odd &>> 63)
    let lineEnds = feeds & ~odd
    let marks = block.bits(UInt8(ascii: ",")) & kept & ~odd | lineEnds
    let opening = quotes & odd
    let closing = quotes & ~odd
    misplaced |= opening & ~(marks &<< 1 | afterMark) | feeds & odd
    // A closing quote may have CR LF behind it.
    let behind = closing &<< 1 | afterClosing
    misplaced |= behind & kept & ~(marks | returns)
    misplaced |= (behind & returns) &<< 1 & kept & ~lineEnds | afterReturn & ~lineEnds
    afterMark = marks &>> 63
    afterClosing = closing &>> 63
    afterReturn = (behind & returns) &>> 63
    return (marks, lineEnds)
  }

  func accepts(_ seen: CSVBlock.Occurrences) -> Bool { misplaced == 0 }
}

/// The bits of the first `count` bytes.
@inline(__always)
private func kept(_ count: Int) -> UInt64 {
  count >= 64 ? .max : (1 as UInt64) &<< UInt64(truncatingIfNeeded: count) &- 1
}
