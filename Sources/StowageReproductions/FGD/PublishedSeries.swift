/// A measure against the load that has arrived: a value for every percent of all GPUs from 0 to 130, the mean over the
/// arrivals at which so much had been asked for, fitting or not.
///
/// Rounds and adds up as the published analysis did (Python, pandas and numpy), to the last bit.
struct PublishedSeries {
  private var samples = [[Double]](repeating: [], count: PublishedSeries.columns)

  /// The columns of the published tables.
  static let columns = 131

  /// Adds a value, of which two decimals count.
  mutating func add(_ value: Double, at column: Int) {
    if samples.indices.contains(column) { samples[column].append(Self.roundedToHundredths(value)) }
  }

  /// The means; a column without arrivals takes those of the column before and the one after together.
  var means: [Double] {
    samples.indices.map { column in
      var values = samples[column]
      if values.isEmpty {
        values = samples[max(0, column - 1)...min(column + 1, Self.columns - 1)].flatMap { $0 }
      }
      return values.isEmpty ? .nan : Self.pairwiseSum(values[...]) / Double(values.count)
    }
  }

  /// The nearest number of two decimals; where the product is in the middle by rounding only, what was cut off decides.
  static func roundedToHundredths(_ value: Double) -> Double {
    let product = value * 100
    let whole = product.rounded(.down)
    if product - whole == 0.5 {
      let rest = (-product).addingProduct(value, 100)
      if rest != 0 { return (rest > 0 ? whole + 1 : whole) / 100 }
    }
    return product.rounded(.toNearestOrEven) / 100
  }

  /// The sum in numpy's order: halves above 128 values, eight sums side by side below.
  private static func pairwiseSum(_ values: ArraySlice<Double>) -> Double {
    if values.count < 8 { return values.reduce(0, +) }
    if values.count > 128 {
      var half = values.count / 2
      half -= half % 8
      return pairwiseSum(values.prefix(half)) + pairwiseSum(values.dropFirst(half))
    }
    var sums = Array(values.prefix(8))
    let last = values.startIndex + values.count - values.count % 8
    for start in stride(from: values.startIndex + 8, to: last, by: 8) {
      for lane in 0..<8 { sums[lane] += values[start + lane] }
    }
    let sum = ((sums[0] + sums[1]) + (sums[2] + sums[3])) + ((sums[4] + sums[5]) + (sums[6] + sums[7]))
    return values[last...].reduce(sum, +)
  }
}
