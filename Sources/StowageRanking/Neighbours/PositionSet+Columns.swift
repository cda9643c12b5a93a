import StowageScheduling

extension PositionSet {
  /// The lowest and the highest entry of the positions; the lowest is above the highest where there are none.
  func range(of entries: [Int64]) -> (lowest: Int64, highest: Int64) {
    let entries = entries.span
    var lowest = Int64.max
    var highest = Int64.min
    forEach { position in
      lowest = min(lowest, entries[position])
      highest = max(highest, entries[position])
    }
    return (lowest, highest)
  }
}
