/// A few measured values, such as one a seed, and what they say about the mean.
public struct Sample: Sendable, Hashable {
  /// The observations, in the order in which they were given.
  public let values: [Double]

  /// The fewest values of which chance is told: of two, an interval by Student's t is 13 times as wide as both are apart.
  public static let fewestForInterval = 3

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

  /// The standard error of the mean; `nil` for fewer than ``fewestForInterval`` values.
  private var standardError: Double? {
    guard values.count >= Self.fewestForInterval, let deviation = standardDeviation else { return nil }
    return deviation / Double(values.count).squareRoot()
  }

  /// Half the width of the 95 % confidence interval of the mean by Student's t; `nil` for fewer than
  /// ``fewestForInterval`` values.
  public var confidenceHalfWidth: Double? {
    standardError.map { StudentT.quantile975(degreesOfFreedom: values.count - 1) * $0 }
  }

  /// The differences to `other`, value by value: for runs that share a seed.
  ///
  /// - Precondition: Both have the same number of values.
  /// - Complexity: O(*n*).
  public func paired(minus other: Sample) -> Sample {
    precondition(values.count == other.values.count, "paired samples have the same size")
    return Sample(zip(values, other.values).map { $0 - $1 })
  }

  /// How likely a mean at least as far from 0 is by chance alone, by Student's t; `nil` for fewer than
  /// ``fewestForInterval`` values.
  ///
  /// Where all values are the same it is 1 if they are 0, and 0 if they are not. Where several means are tested,
  /// ``HolmCorrection`` takes their number into account.
  ///
  /// - Complexity: O(*n*).
  public var probabilityByChance: Double? {
    guard let error = standardError else { return nil }
    let mean = mean
    if mean == 0 { return 1 }
    return error > 0 ? StudentT.twoSidedProbability(of: mean / error, degreesOfFreedom: values.count - 1) : 0
  }
}
