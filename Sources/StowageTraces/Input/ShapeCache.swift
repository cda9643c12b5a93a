import StowageModel

/// The shapes of a trace's rows: rows that ask for the same in the same words share one instance.
///
/// A row is looked up by the bytes of the columns that make its shape, so that a row seen before is not even parsed.
struct ShapeCache {
  /// Distinct rows beyond which the cache starts over, so that memory stays bounded whatever the file holds.
  private static let capacity = 1 << 17

  private struct Entry {
    let hash: UInt64
    let start: Int32
    let count: Int32
    let shape: PodShape
  }

  /// Neighbouring columns, whose bytes are one piece of the row.
  private struct Run {
    let first: Int
    let last: Int
  }

  /// The columns, one by one.
  private let columns: [Run]
  /// The columns with their neighbours.
  private let runs: [Run]
  /// All ones, and zeros behind them.
  private let kept = [UInt8](repeating: .max, count: 64) + [UInt8](repeating: 0, count: 64)
  private var slots = [Int32](repeating: -1, count: 1 << 10)
  private var entries: [Entry] = []
  private var keys: [UInt64] = []
  /// The key of the row that was last asked for, and its length.
  private var words = [UInt64](repeating: 0, count: 16)
  private var wordCount = 0
  private var hash: UInt64 = 0
  /// The entries with the first row of each shape, by the shapes' hashes.
  private var firsts = ShapeIndex()

  /// A cache of rows by the fields in these columns.
  init(columns: [Int]) {
    self.columns = columns.map { Run(first: $0, last: $0) }
    var runs: [Run] = []
    for column in columns.sorted() {
      if let before = runs.last, before.last + 1 == column {
        runs[runs.count - 1] = Run(first: before.first, last: column)
      } else {
        runs.append(Run(first: column, last: column))
      }
    }
    self.runs = runs
  }

  /// The shape of the reader's current row, if such a row was there before; else ``add(_:)`` takes it. The reader is not
  /// changed; it would be copied otherwise.
  @inline(__always)
  mutating func cached(_ reader: inout CSVReader) -> PodShape? {
    if reader.wrapping != .takenOff, runs.count == 1 {
      let run = runs[0]
      let range = reader.wrapped(run.first...run.last)
      if range.count < 64 { return cached(reader.buffer.span.bytes, in: range) }
    }
    loadKey(from: &reader)
    return find { entry in isKey(of: entry) }
  }

  /// The shape of the row with less than 64 bytes of wants, all of which are at `range`.
  @inline(__always)
  private mutating func cached(_ bytes: RawSpan, in range: Range<Int>) -> PodShape? {
    // Always eight words, because rows of changing lengths are hard to foretell. The length stands in the last byte, where
    // other keys have a zero.
    let front = words(bytes, at: range.lowerBound, after: 0, of: range.count)
    var back = words(bytes, at: range.lowerBound &+ 32, after: 32, of: range.count)
    back[3] |= UInt64(truncatingIfNeeded: range.count) &<< 56
    hash = Self.hash(front, back)
    if let shape = find({ entry in
      entry.count == 8 && isKey(front, at: entry.start) && isKey(back, at: entry.start &+ 4)
    }) {
      return shape
    }
    wordCount = 8
    for index in 0..<4 {
      words[index] = front[index]
      words[4 + index] = back[index]
    }
    return nil
  }

  /// The 32 bytes at `position`, which `before` others precede, with zeros for those beyond the first `count` of all.
  // The loads are called unsafe because they take bytes for integers, which any bytes are; they check their bounds.
  @inline(__always)
  private func words(_ bytes: RawSpan, at position: Int, after before: Int, of count: Int) -> SIMD4<UInt64> {
    bytes.unsafeLoadUnaligned(fromByteOffset: position, as: SIMD4<UInt64>.self)
      & kept.span.bytes.unsafeLoadUnaligned(fromByteOffset: 64 &+ before &- count, as: SIMD4<UInt64>.self)
  }

  @inline(__always)
  private static func hash(_ front: SIMD4<UInt64>, _ back: SIMD4<UInt64>) -> UInt64 {
    // Laid over one another by distances that are no whole bytes, so that equal texts do not cancel out.
    let key = front ^ (back &<< 9) ^ (back &>> 55)
    let left = key[0] ^ key[2] &<< 23 ^ key[2] &>> 41 ^ 0x9e37_79b9_7f4a_7c15
    let right = key[1] ^ key[3] &<< 41 ^ key[3] &>> 23 ^ 0xbf58_476d_1ce4_e5b9
    let product = left.multipliedFullWidth(by: right)
    return product.low ^ product.high
  }

  /// Whether the words of the keys from `start` on are these.
  @inline(__always)
  private func isKey(_ key: SIMD4<UInt64>, at start: Int32) -> Bool {
    let other = keys.span.bytes.unsafeLoadUnaligned(fromByteOffset: 8 &* Int(start), as: SIMD4<UInt64>.self)
    let difference = key ^ other
    return difference[0] | difference[1] | difference[2] | difference[3] == 0
  }

  /// The shape of the entry with the current hash that `isMeant`.
  @inline(__always)
  private func find(_ isMeant: (Entry) -> Bool) -> PodShape? {
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] >= 0 {
      let index = Int(slots[slot])
      if entries[index].hash == hash && isMeant(entries[index]) { return entries[index].shape }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// The first `count` of the eight bytes at `position`, and zeros.
  @inline(__always)
  private static func word(_ bytes: RawSpan, at position: Int, _ count: Int) -> UInt64 {
    let word = bytes.unsafeLoadUnaligned(fromByteOffset: position, as: UInt64.self).littleEndian
    let kept: UInt64 = count >= 8 ? .max : count <= 0 ? 0 : ((1 as UInt64) &<< UInt64(8 &* count)) &- 1
    return word & kept
  }

  /// Remembers the shape of the row that was just asked for, and returns the one to use: an equal one if there is one.
  mutating func add(_ new: PodShape) -> PodShape {
    if entries.count == Self.capacity {
      self = ShapeCache(after: self)
    }
    let first = firsts.find(hash: new.contentHash) { entries[$0].shape == new }
    if first == nil { firsts.insert(entries.count, hash: new.contentHash) }
    let shape = first.map { entries[$0].shape } ?? new
    entries.append(Entry(hash: hash, start: Int32(keys.count), count: Int32(wordCount), shape: shape))
    keys.append(contentsOf: words[..<wordCount])
    if 4 * entries.count > slots.count {
      slots = [Int32](repeating: -1, count: 4 * slots.count)
      for index in entries.indices { place(index) }
    } else {
      place(entries.count - 1)
    }
    return shape
  }

  private mutating func place(_ index: Int) {
    var slot = Int(truncatingIfNeeded: entries[index].hash) & (slots.count - 1)
    while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = Int32(index)
  }

  private func isKey(of entry: Entry) -> Bool {
    guard Int(entry.count) == wordCount else { return false }
    let start = Int(entry.start)
    for index in 0..<wordCount where keys[start + index] != words[index] { return false }
    return true
  }

  /// Pieces of the row as words with at least one zero byte behind each, which no field holds. A piece of neighbouring
  /// columns as it stands in the file tells its fields. Where quotes were taken off, fields stand alone, behind a word
  /// that is no text: no two rows share a key.
  private mutating func loadKey(from reader: inout CSVReader) {
    let isTakenOff = reader.wrapping == .takenOff
    let mostWords = columns.count + reader.wrapped(0...reader.fieldCount - 1).count / 8 + 2
    if words.count < mostWords { words = [UInt64](repeating: 0, count: 2 * mostWords) }
    hash = 0x9e37_79b9_7f4a_7c15
    wordCount = 0
    if isTakenOff {
      words[0] = .max
      wordCount = 1
    }
    for run in isTakenOff ? columns : runs {
      let range = reader.wrapped(run.first...run.last)
      var position = range.lowerBound
      while true {
        let word = Self.word(reader.buffer.span.bytes, at: position, range.upperBound - position)
        words[wordCount] = word
        wordCount += 1
        let product = (hash ^ word).multipliedFullWidth(by: 0xbf58_476d_1ce4_e5b9)
        hash = product.low ^ product.high
        if range.upperBound - position < 8 { break }
        position += 8
      }
    }
  }

  /// An empty cache that was asked for the same row as `full`.
  private init(after full: ShapeCache) {
    columns = full.columns
    runs = full.runs
    words = full.words
    wordCount = full.wordCount
    hash = full.hash
  }
}
