/// Spans of time as people read them.
package enum DurationText {
  static let units: [(seconds: Double, name: String)] = [(86_400, "d"), (3_600, "h"), (60, "min"), (1, "s")]

  /// At most two neighbouring units, such as "2 d 6 h", "45 min" or "3.5 s".
  package static func short(_ seconds: Double) -> String {
    guard seconds.isFinite else { return DecimalText.missing }
    let magnitude = seconds.magnitude
    let sign = seconds < 0 ? "−" : ""
    if magnitude == 0 { return "0" }
    if magnitude < 1 { return sign + DecimalText.plain(magnitude * 1_000, decimals: magnitude < 0.01 ? 1 : 0) + " ms" }
    if magnitude < 10 { return sign + DecimalText.plain(magnitude, decimals: 1) + " s" }
    // Rounding to the smaller of the two units may fill the larger ones: 59 min 59.9 s read "1 h".
    let precision = smallerUnit(of: unitIndex(of: magnitude)).seconds
    let rounded = (magnitude / precision).rounded() * precision
    let unit = units[unitIndex(of: rounded)]
    let smaller = smallerUnit(of: unitIndex(of: rounded))
    let whole = (rounded / unit.seconds).rounded(.down)
    let rest = ((rounded - whole * unit.seconds) / smaller.seconds).rounded()
    let text = sign + DecimalText.fixed(whole, decimals: 0) + " " + unit.name
    return rest > 0 ? text + " " + DecimalText.plain(rest, decimals: 0) + " " + smaller.name : text
  }

  /// The place of the largest unit that fits into a span.
  private static func unitIndex(of seconds: Double) -> Int {
    units.firstIndex { seconds >= $0.seconds } ?? units.count - 1
  }

  private static func smallerUnit(of index: Int) -> (seconds: Double, name: String) {
    units[min(index + 1, units.count - 1)]
  }
}
