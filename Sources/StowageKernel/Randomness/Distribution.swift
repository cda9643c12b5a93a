#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// A distribution of random numbers.
public enum Distribution: Hashable, Sendable {
  /// Always the same value.
  case constant(Double)
  /// Every value from `low` up to `high` alike.
  case uniform(low: Double, high: Double)
  /// Exponential with the given mean: the gaps of a Poisson process.
  case exponential(mean: Double)
  /// Normal with the given mean and standard deviation.
  case normal(mean: Double, standardDeviation: Double)
  /// Log-normal with the given median; `sigma` is the standard deviation of the logarithm.
  case logNormal(median: Double, sigma: Double)
  /// Weibull with the given scale and shape; a shape below 1 has a heavy tail.
  case weibull(scale: Double, shape: Double)
  /// Pareto with the given least value and tail exponent.
  case pareto(minimum: Double, exponent: Double)

  /// One number drawn from this distribution from `stream`.
  public func sample(from stream: inout RandomStream) -> Double {
    switch self {
    case .constant(let value):
      return value
    case .uniform(let low, let high):
      return low + (high - low) * stream.nextUnit()
    case .exponential(let mean):
      return -mean * log(stream.nextPositiveUnit())
    case .normal(let mean, let deviation):
      return mean + deviation * stream.nextStandardNormal()
    case .logNormal(let median, let sigma):
      return median * exp(sigma * stream.nextStandardNormal())
    case .weibull(let scale, let shape):
      return scale * pow(-log(stream.nextPositiveUnit()), 1 / shape)
    case .pareto(let minimum, let exponent):
      return minimum * pow(stream.nextPositiveUnit(), -1 / exponent)
    }
  }
}

extension RandomStream {
  /// A uniform number in `(0, 1]`, safe to take the logarithm of.
  mutating func nextPositiveUnit() -> Double { 1 - nextUnit() }

  /// A standard normal number (Box and Muller, 1958; the cosine branch only, so that no state is kept).
  mutating func nextStandardNormal() -> Double {
    let radius = (-2 * log(nextPositiveUnit())).squareRoot()
    return radius * cos(2 * Double.pi * nextUnit())
  }
}
