import StowageScheduling

/// The normalised values of scores from a lowest to a highest one, cached for as long as these two stay.
struct NormalizedScores {
  private var lowest: Int64 = 0
  private var highest: Int64 = -1
  private(set) var values: [Int64] = []

  /// How many values are worked out beforehand at most.
  private static let most: Int64 = 8_192

  /// Makes the values for this range; `false` where there would be too many.
  mutating func prepare(
    lowest: Int64, highest: Int64, _ normalized: (_ score: Int64) -> Int64
  ) -> Bool {
    if self.lowest == lowest && self.highest == highest { return true }
    if highest < lowest || highest - lowest >= Self.most { return false }
    self.lowest = lowest
    self.highest = highest
    values.removeAll(keepingCapacity: true)
    for score in lowest...highest { values.append(normalized(score)) }
    return true
  }
}
