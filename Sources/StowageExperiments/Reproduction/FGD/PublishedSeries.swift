/// A measure against the load that has arrived: a value for every percent of all GPUs from 0 to 130, the mean over the
/// arrivals at which so much had been asked for, fitting or not.
struct PublishedSeries {
  private var sums = [Double](repeating: 0, count: PublishedSeries.columns)
  private var lost = [Double](repeating: 0, count: PublishedSeries.columns)
  private var counts = [Int](repeating: 0, count: PublishedSeries.columns)

  /// The columns of the published tables.
  static let columns = 131

  /// Adds a value in percent, which counts with two decimals as in the original's log.
  mutating func add(_ percent: Double, at column: Int) {
    guard sums.indices.contains(column) else { return }
    // Kahan's summation, which the original's analysis used as well: of two decimals its means may hit the middle.
    let value = (percent * 100).rounded(.toNearestOrEven) / 100 - lost[column]
    let sum = sums[column] + value
    lost[column] = sum - sums[column] - value
    sums[column] = sum
    counts[column] += 1
  }

  /// The means; a column without arrivals takes the mean of the one before and the one after.
  var values: [Double] {
    (0..<Self.columns).map { column in
      if counts[column] > 0 { return sums[column] / Double(counts[column]) }
      let near = [column - 1, column + 1].filter { counts.indices.contains($0) && counts[$0] > 0 }
      if near.isEmpty { return .nan }
      return near.reduce(0) { $0 + sums[$1] / Double(counts[$1]) } / Double(near.count)
    }
  }
}
