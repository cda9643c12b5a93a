/// Where the fields of a stretch of a CSV file lie: its commas and line ends, found 64 bytes at a time.
///
/// A record whose quotes mean something is left to ``CSVReader``: where there are quotes at all, they are marks as well.
struct CSVMarks {
  /// A mark: the end of the field before it, and the start of the one behind it.
  struct Boundary {
    /// Where the field before the mark ends.
    var end: Int32
    /// Where the field behind the mark starts.
    var next: Int32
  }

  /// The marks, from entry 1 on; entry 0 holds the start of the first field. Only the first ``count`` entries count.
  var boundaries = [Boundary](repeating: Boundary(end: 0, next: 0), count: 1 << 12)
  /// How many entries of ``boundaries`` are taken.
  private(set) var count = 1
  /// The entries in ``boundaries`` of the line ends, where there are no quotes.
  private(set) var lineEnds = [Int32](repeating: 0, count: 1 << 10)
  /// How many entries of ``lineEnds`` are taken.
  private(set) var lineCount = 0
  /// Whether quotes are among the marks.
  private(set) var haveQuotes = false
  /// Where the stretch ends.
  private(set) var end = 0

  /// Forgets the marks.
  mutating func clear() {
    count = 1
    lineCount = 0
    end = 0
  }

  /// Finds the marks in `range`, which 64 readable bytes must follow.
  mutating func find(in bytes: RawSpan, _ range: Range<Int>) {
    // Files are quoted throughout or hardly anywhere: it begins as the last stretch ended.
    if haveQuotes {
      if findQuoted(in: bytes, range) { return }
    } else if findPlain(in: bytes, range) {
      return
    }
    haveQuotes.toggle()
    if haveQuotes { _ = findQuoted(in: bytes, range) } else { _ = findPlain(in: bytes, range) }
  }

  /// Finds commas and line ends; `false` if it comes across a quote.
  private mutating func findPlain(in bytes: RawSpan, _ range: Range<Int>) -> Bool {
    clear()
    end = range.upperBound
    boundaries[0].next = Int32(truncatingIfNeeded: range.lowerBound)
    var position = range.lowerBound
    while position < range.upperBound {
      var block = Block(bytes, at: position)
      block.cut(to: range.upperBound - position)
      if block.quotes != 0 { return false }
      makeRoom()
      var lines = block.newlines
      while lines != 0 {
        let before = block.marks & ((lines & (0 &- lines)) &- 1)
        lineEnds[lineCount] = Int32(truncatingIfNeeded: count + before.nonzeroBitCount)
        lineCount += 1
        lines &= lines &- 1
      }
      append(block.marks, from: position)
      position += 64
    }
    return true
  }

  /// Finds quotes, commas and line ends; `false` if there is no quote.
  private mutating func findQuoted(in bytes: RawSpan, _ range: Range<Int>) -> Bool {
    clear()
    end = range.upperBound
    var quotes: UInt64 = 0
    var position = range.lowerBound
    while position < range.upperBound {
      var block = Block(bytes, at: position)
      block.cut(to: range.upperBound - position)
      quotes |= block.quotes
      makeRoom()
      append(block.marks | block.quotes, from: position)
      position += 64
    }
    return quotes != 0
  }

  /// Makes room for the marks of one block.
  @inline(__always)
  private mutating func makeRoom() {
    if count + 68 > boundaries.count {
      boundaries.append(contentsOf: repeatElement(Boundary(end: 0, next: 0), count: boundaries.count))
    }
    if lineCount + 64 > lineEnds.count {
      lineEnds.append(contentsOf: repeatElement(0, count: lineEnds.count))
    }
  }

  /// Adds a boundary for each bit of `marks`, the lowest of which stands for `position`.
  @inline(__always)
  private mutating func append(_ marks: UInt64, from position: Int) {
    var open = marks
    var entry = count
    count &+= marks.nonzeroBitCount
    var entries = boundaries.mutableSpan
    // Four at a time, the last of them maybe for nothing: how often a loop goes round is hard to foretell.
    while open != 0 {
      for _ in 0..<4 {
        let mark = Int32(truncatingIfNeeded: position &+ open.trailingZeroBitCount)
        entries[entry] = Boundary(end: mark, next: mark &+ 1)
        entry &+= 1
        open &= open &- 1
      }
    }
  }
}

extension CSVMarks {
  /// What stands in 64 bytes, a bit for each.
  private struct Block {
    /// Commas and line ends.
    var marks: UInt64
    /// Line ends.
    var newlines: UInt64
    /// Quotes.
    var quotes: UInt64

    /// The block at `position`.
    // The loads are called unsafe because they take bytes for integers, which any bytes are; they check their bounds.
    @inline(__always)
    init(_ bytes: RawSpan, at position: Int) {
      let words = bytes.unsafeLoadUnaligned(fromByteOffset: position, as: SIMD8<UInt64>.self)
      var union: UInt64 = 0
      for lane in 0..<8 { union |= words[lane] }
      if union & Self.high == 0 { self.init(words, areASCII: true) } else { self.init(words, areASCII: false) }
    }

    @inline(__always)
    private init(_ words: SIMD8<UInt64>, areASCII: Bool) {
      var lines: UInt64 = 0
      var others: UInt64 = 0
      quotes = 0
      for lane in 0..<8 {
        let word = words[lane].littleEndian
        let shift = UInt64(7 &- lane)
        lines |= Self.matches(word, 0x0a0a_0a0a_0a0a_0a0a, areASCII) &>> shift
        others |= Self.matches(word, 0x2c2c_2c2c_2c2c_2c2c, areASCII) &>> shift
        quotes |= Self.matches(word, 0x2222_2222_2222_2222, areASCII) &>> shift
      }
      marks = Self.inOrder(others | lines)
      newlines = Self.inOrder(lines)
      if quotes != 0 { quotes = Self.inOrder(quotes) }
    }

    /// The highest bit of each byte.
    private static var high: UInt64 { 0x8080_8080_8080_8080 }

    /// The high bit of every byte of `word` that equals that of `pattern`, exactly (Lamport, 1975; Warren, 2003).
    @inline(__always)
    private static func matches(_ word: UInt64, _ pattern: UInt64, _ isASCII: Bool) -> UInt64 {
      let difference = word ^ pattern
      // Nothing is carried from byte to byte where no high bit is set.
      if isASCII { return ~(difference &+ ~high) & high }
      return ~(((difference & ~high) &+ ~high) | difference) & high
    }

    /// Leaves out what lies behind the first `count` bytes.
    @inline(__always)
    mutating func cut(to count: Int) {
      if count >= 64 { return }
      let kept = (1 as UInt64) &<< UInt64(count) &- 1
      marks &= kept
      newlines &= kept
      quotes &= kept
    }

    /// Puts the bits of bytes in the order of the bytes: bit 8 *i* + *j* stands for byte 8 *j* + *i*, which is the
    /// other way round in a matrix of eight by eight (Warren, "Hacker's Delight", 2003, 7-3).
    @inline(__always)
    private static func inOrder(_ bits: UInt64) -> UInt64 {
      var bits = bits
      var change = (bits ^ (bits &>> 7)) & 0x00aa_00aa_00aa_00aa
      bits ^= change ^ (change &<< 7)
      change = (bits ^ (bits &>> 14)) & 0x0000_cccc_0000_cccc
      bits ^= change ^ (change &<< 14)
      change = (bits ^ (bits &>> 28)) & 0x0000_0000_f0f0_f0f0
      return bits ^ change ^ (change &<< 28)
    }
  }
}
