extension Metric {
  /// What a metric was worked out from.
  public enum Source: Sendable, Hashable, Codable {
    /// The run as a whole.
    case run
    /// A level over time, of which it is the mean; the course of the level is the series with the metric's key.
    case level
    /// A statistic of the distribution with this key: it can be compared only where as many values are missing.
    case distribution(String, Statistic)
  }

  /// A number that stands for a distribution.
  public enum Statistic: Sendable, Hashable, Codable {
    /// The mean.
    case mean
    /// The least value that this share, 0 to 1, does not exceed.
    case quantile(Double)
    /// The largest value.
    case maximum
  }

  /// The key of the distribution that it is a statistic of; `nil` where it is none.
  public var distribution: String? {
    guard case .distribution(let key, _) = source else { return nil }
    return key
  }

  /// Which statistic of a distribution it is; `nil` where it is none.
  public var statistic: Statistic? {
    guard case .distribution(_, let statistic) = source else { return nil }
    return statistic
  }
}
