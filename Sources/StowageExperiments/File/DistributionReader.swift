import StowageKernel
import StowageManifests
import StowageModel

/// Reads distributions, as in `{distribution: logNormal, median: 10m, sigma: 1}`; a plain
/// value is always the same.
enum DistributionReader {
  /// What the numbers of a distribution stand for, and so how they are written.
  enum Unit {
    /// Plain numbers.
    case number
    /// Durations such as `10m`, counted in seconds.
    case seconds
    /// Quantities of a resource.
    case amount(ResourceName)
  }

  static func distribution(_ value: ValueCursor, unit: Unit) throws(ManifestError) -> Distribution {
    guard case .mapping = value.value.content else { return .constant(try number(value, unit)) }
    var cursor = try value.object()
    let distribution = try distribution(&cursor, unit: unit)
    try cursor.finish()
    return distribution
  }

  static func distribution(_ cursor: inout ObjectCursor, unit: Unit) throws(ManifestError) -> Distribution {
    func scale(_ key: String) throws(ManifestError) -> Double {
      let value = try cursor.required(key)
      let number = try number(value, unit)
      if number <= 0 { throw value.error(found: "\(value.value.summary)", expected: "a value above 0") }
      return number
    }
    func parameter(_ key: String) throws(ManifestError) -> Double {
      let number = try cursor.double(key, in: 0...1e6)
      if number <= 0 { throw cursor.error(at: key, found: "\(number)", expected: "a number above 0") }
      return number
    }
    // The older name of the key.
    let key = cursor.keys.contains("law") && !cursor.keys.contains("distribution") ? "law" : "distribution"
    switch try cursor.enumeration(
      key, ["constant", "uniform", "exponential", "normal", "logNormal", "weibull", "pareto"])
    {
    case "uniform":
      let (low, high) = (try scale("low"), try scale("high"))
      if high < low { throw cursor.error(at: "high", found: "less than low", expected: "at least low") }
      return .uniform(low: low, high: high)
    case "exponential": return .exponential(mean: try scale("mean"))
    case "normal":
      return .normal(mean: try scale("mean"), standardDeviation: try scale("standardDeviation"))
    case "logNormal": return .logNormal(median: try scale("median"), sigma: try parameter("sigma"))
    case "weibull": return .weibull(scale: try scale("scale"), shape: try parameter("shape"))
    case "pareto": return .pareto(minimum: try scale("minimum"), exponent: try parameter("exponent"))
    default: return .constant(try scale("value"))
    }
  }

  private static func number(_ value: ValueCursor, _ unit: Unit) throws(ManifestError) -> Double {
    switch unit {
    case .number: try value.double()
    case .seconds: try value.duration().seconds
    case .amount(let resource): Double(try value.amount(of: resource))
    }
  }
}
