/// A few measured values, such as one a seed, and what they say about the mean.
public struct Sample: Sendable, Hashable {
  /// The observations, in the order in which they were given.
  public let values: [Double]

  /// A sample of these values.
  public init(_ values: [Double]) { self.values = values }

  /// The mean; 0 where there are no values.
  ///
  /// - Complexity: O(*n*); worked out anew at each call.
  public var mean: Double { values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count) }

  /// The standard deviation with *n* - 1 in the denominator; `nil` for fewer than two values.
  ///
  /// - Complexity: O(*n*); worked out anew at each call.
  public var standardDeviation: Double? {
    guard values.count > 1 else { return nil }
    let mean = mean
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (squares / Double(values.count - 1)).squareRoot()
  }

  /// Half the width of the 95 % confidence interval of the mean by Student's t; `nil` for fewer than two values.
  public var confidenceHalfWidth: Double? {
    guard let deviation = standardDeviation else { return nil }
    return StudentT.quantile975(degreesOfFreedom: values.count - 1) * deviation / Double(values.count).squareRoot()
  }

  /// The differences to `other`, value by value: for runs that share a seed.
  ///
  /// - Precondition: Both have the same number of values.
  /// - Complexity: O(*n*).
  public func paired(minus other: Sample) -> Sample {
    precondition(values.count == other.values.count, "paired samples have the same size")
    return Sample(zip(values, other.values).map { $0 - $1 })
  }

  /// Whether the 95 % confidence interval of the mean leaves out 0; for fewer than two values never.
  ///
  /// Where all values are the same and not 0 the interval is that one value.
  public var differsFromZero: Bool {
    guard let half = confidenceHalfWidth else { return false }
    return abs(mean) > half
  }
}
