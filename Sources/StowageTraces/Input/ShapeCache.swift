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

  private let columns: [Int]
  private var slots = [Int32](repeating: -1, count: 1 << 10)
  private var entries: [Entry] = []
  private var keys: [UInt64] = []
  /// The key of the row that was last asked for, and its length.
  private var words: [UInt64] = []
  private var wordCount = 0
  private var hash: UInt64 = 0
  private var interned: Set<PodShape> = []

  /// A cache of rows by the fields in these columns.
  init(columns: [Int]) { self.columns = columns }

  /// The shape of the reader's current row, if such a row was there before; else ``add(_:)`` takes it.
  mutating func known(_ reader: borrowing CSVReader) -> PodShape? {
    hash = loadKey(from: reader)
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] >= 0 {
      let entry = entries[Int(slots[slot])]
      if entry.hash == hash && isKey(of: entry) { return entry.shape }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// Remembers the shape of the row that was just asked for, and returns the one to use: an equal one if there is one.
  mutating func add(_ new: PodShape) -> PodShape {
    if entries.count == Self.capacity {
      self = ShapeCache(after: self)
    }
    let shape = interned.insert(new).memberAfterInsert
    entries.append(Entry(hash: hash, start: Int32(keys.count), count: Int32(wordCount), shape: shape))
    keys.append(contentsOf: words[..<wordCount])
    if 2 * entries.count > slots.count {
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

  /// Fields as words with at least one zero byte behind each: no field holds a zero, so no two rows share a key.
  private mutating func loadKey(from reader: borrowing CSVReader) -> UInt64 {
    let mostWords = columns.count + reader.recordLength / 8 + 1
    if words.count < mostWords { words = [UInt64](repeating: 0, count: 2 * mostWords) }
    var hash: UInt64 = 0x9e37_79b9_7f4a_7c15
    var count = 0
    let bytes = reader.buffer.span.bytes
    // Taken out for the time being: the compiler cannot see that the two arrays do not overlap inside `self`.
    var taken: [UInt64] = []
    swap(&taken, &words)
    defer { swap(&taken, &words) }
    var key = taken.mutableSpan
    for column in columns {
      let range = reader.range(column)
      var position = range.lowerBound
      while true {
        let rest = range.upperBound - position
        var word = bytes.unsafeLoadUnaligned(fromByteOffset: position, as: UInt64.self).littleEndian
        if rest < 8 { word &= (1 << UInt64(8 * rest)) - 1 }
        key[count] = word
        count += 1
        let product = (hash ^ word).multipliedFullWidth(by: 0xbf58_476d_1ce4_e5b9)
        hash = product.low ^ product.high
        if rest < 8 { break }
        position += 8
      }
    }
    wordCount = count
    return hash
  }

  /// An empty cache that was asked for the same row as `full`.
  private init(after full: ShapeCache) {
    columns = full.columns
    words = full.words
    wordCount = full.wordCount
    hash = full.hash
  }
}
