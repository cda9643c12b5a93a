package import StowageKernel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension WorkloadDescription {
  /// How many pods are to be expected; infinite where nothing ends it.
  public var expectedPodCount: Double {
    let most = podCount.map(Double.init) ?? .infinity
    guard let end else { return most }
    return min(most, arrivals.podsPerSecond * (end - .origin).seconds)
  }
}

extension ArrivalProcess {
  /// The most pods that come at once; larger groups that a distribution draws are clipped to it.
  public static let largestGroup = 1e6

  /// The mean number of pods a second.
  public var podsPerSecond: Double {
    switch self {
    case .poisson(let rate): return rate
    case .regular(let interval): return interval > .zero ? 1 / interval.seconds : .infinity
    case .batches(let rate, let size): return rate * min(Self.largestGroup, max(1, size.mean))
    case .bursts(let quiet, let busy, let meanQuiet, let meanBusy):
      let cycle = meanQuiet + meanBusy
      return cycle > 0 ? (quiet * meanQuiet + busy * meanBusy) / cycle : 0
    }
  }
}

extension Distribution {
  /// The mean of the distribution; infinite for a Pareto distribution with an exponent of 1 or less.
  package var mean: Double {
    switch self {
    case .constant(let value): value
    case .uniform(let low, let high): (low + high) / 2
    case .exponential(let mean): mean
    case .normal(let mean, _): mean
    case .logNormal(let median, let sigma): median * exp(sigma * sigma / 2)
    case .weibull(let scale, let shape): scale * tgamma(1 + 1 / shape)
    case .pareto(let minimum, let exponent): exponent > 1 ? minimum * exponent / (exponent - 1) : .infinity
    }
  }
}
