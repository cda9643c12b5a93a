/// Numbers as people read them, the same on every machine.
package enum DecimalText {
  /// What stands for a number that is not there.
  static let missing = "–"

  /// `value` with exactly `decimals` digits after the point, halves away from zero, thousands apart by commas.
  ///
  /// The decision between up and down is exact: the rounding error of the scaling is taken into account.
  package static func fixed(_ value: Double, decimals: Int, signed: Bool = false) -> String {
    guard value.isFinite else { return missing }
    let digits = min(max(decimals, 0), 9)
    guard let scaled = scaled(value.magnitude, by: digits) else { return value.description }
    let sign = scaled == 0 ? "" : value < 0 ? "−" : signed ? "+" : ""
    let power = powerOfTen(digits)
    let whole = grouped(scaled / power)
    guard digits > 0 else { return sign + whole }
    let fraction = String(scaled % power)
    return sign + whole + "." + String(repeating: "0", count: digits - fraction.count) + fraction
  }

  /// `value` with at most `decimals` digits after the point and no grouping, as SVG, JSON and CSV want it.
  package static func plain(_ value: Double, decimals: Int) -> String {
    guard value.isFinite else { return "0" }
    let digits = min(max(decimals, 0), 9)
    guard var scaled = scaled(value.magnitude, by: digits) else { return value.description }
    let sign = scaled == 0 || value > 0 ? "" : "-"
    var kept = digits
    while kept > 0, scaled % 10 == 0 {
      scaled /= 10
      kept -= 1
    }
    guard kept > 0 else { return sign + String(scaled) }
    let power = powerOfTen(kept)
    let fraction = String(scaled % power)
    return sign + String(scaled / power) + "." + String(repeating: "0", count: kept - fraction.count) + fraction
  }

  /// A whole number with its thousands apart.
  package static func count(_ value: Int) -> String { (value < 0 ? "−" : "") + grouped(UInt64(value.magnitude)) }

  private static func scaled(_ magnitude: Double, by digits: Int) -> UInt64? {
    let power = Double(powerOfTen(digits))
    let product = magnitude * power
    guard product < 1e18 else { return nil }
    let whole = product.rounded(.down)
    let rest = product - whole
    let error = (-product).addingProduct(magnitude, power)
    return UInt64(whole) + (rest > 0.5 || (rest == 0.5 && error >= 0) ? 1 : 0)
  }

  private static func powerOfTen(_ exponent: Int) -> UInt64 { (0..<exponent).reduce(1) { power, _ in power * 10 } }

  private static func grouped(_ value: UInt64) -> String {
    let digits = String(value)
    guard digits.count > 3 else { return digits }
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { text += "," }
      text.append(digit)
    }
    return text
  }
}
