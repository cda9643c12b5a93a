/// Ticks of a linear axis at numbers that people like: 1, 2, 2.5 or 5 times a power of ten.
struct NiceTicks: Equatable {
  /// The ticks, rising.
  var values: [Double]
  /// How many decimals tell them apart.
  var decimals: Int

  /// Ticks that cover `low ... high`, around `count` of them; the first is at or below `low`, the last at or above
  /// `high`.
  init(covering low: Double, _ high: Double, count: Int) {
    // Far beyond any measurement, where sums of doubles lose their meaning.
    let low = low.isFinite ? min(max(low, -1e30), 1e30) : 0
    var high = high.isFinite ? min(max(high, -1e30), 1e30) : low
    if high <= low { high = low + max(low.magnitude * 0.1, 1) }
    let step = Self.step(atLeast: (high - low) / Double(max(count, 1)))
    let first = (low / step.size).rounded(.down)
    let last = (high / step.size).rounded(.up)
    values = (0...max(Int(last - first), 1)).map { (first + Double($0)) * step.size }
    decimals = step.decimals
  }

  /// The smallest nice step that is not below `least`, up to rounding.
  static func step(atLeast least: Double) -> (size: Double, decimals: Int) {
    var power = 1.0
    var exponent = 0
    while power > least, exponent > -12 {
      exponent -= 1
      power = powerOfTen(exponent)
    }
    while power * 10 <= least, exponent < 300 {
      exponent += 1
      power = powerOfTen(exponent)
    }
    let tolerance = 1 - 1e-9
    for (factor, extra) in [(1.0, 0), (2.0, 0), (2.5, 1), (5.0, 0)] where power * factor >= least * tolerance {
      return (power * factor, max(extra - exponent, 0))
    }
    return (powerOfTen(exponent + 1), max(-exponent - 1, 0))
  }

  /// 10 to the `exponent`; negative ones by division, which rounds only once.
  static func powerOfTen(_ exponent: Int) -> Double {
    let power = (0..<exponent.magnitude).reduce(1.0) { power, _ in power * 10 }
    return exponent < 0 ? 1 / power : power
  }

  /// The label of a tick; millions and above are shortened.
  func label(_ value: Double) -> String {
    let largest = values.map(\.magnitude).max() ?? 0
    for (scale, suffix) in [(1e12, "T"), (1e9, "G"), (1e6, "M")] where largest >= scale {
      return value == 0 ? "0" : DecimalText.plain(value / scale, decimals: 3) + " " + suffix
    }
    return DecimalText.fixed(value, decimals: decimals)
  }
}
