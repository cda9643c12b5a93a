import StowageScheduling

extension PlaceSet {
  /// The lowest and the highest entry of the places; the lowest is above the highest where there are none.
  func range(of entries: [Int64]) -> (lowest: Int64, highest: Int64) {
    let entries = entries.span
    var lowest = Int64.max
    var highest = Int64.min
    forEach { place in
      lowest = min(lowest, entries[place])
      highest = max(highest, entries[place])
    }
    return (lowest, highest)
  }
}
