extension PlaceSet {
  /// The lowest and the highest entry of the places; the lowest is above the highest where there are none.
  func range(of entries: [Int64]) -> (lowest: Int64, highest: Int64) {
    let entries = entries.span
    var lowest = Int64.max
    var highest = Int64.min
    for position in words.indices {
      var rest = words[position]
      let first = position &* 64
      if rest == .max {
        let part = entries.extracting(first..<first &+ 64)
        for offset in 0..<64 {
          lowest = min(lowest, part[offset])
          highest = max(highest, part[offset])
        }
      } else {
        while rest != 0 {
          let entry = entries[first &+ rest.trailingZeroBitCount]
          lowest = min(lowest, entry)
          highest = max(highest, entry)
          rest &= rest &- 1
        }
      }
    }
    return (lowest, highest)
  }
}
