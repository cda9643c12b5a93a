/// Spans of time as people read them.
enum DurationText {
  static let units: [(seconds: Double, name: String)] = [(86_400, "d"), (3_600, "h"), (60, "min"), (1, "s")]

  /// At most two neighbouring units, such as "2 d 6 h", "45 min" or "3.5 s".
  static func short(_ seconds: Double) -> String {
    guard seconds.isFinite else { return DecimalText.missing }
    let magnitude = seconds.magnitude
    let sign = seconds < 0 ? "−" : ""
    if magnitude == 0 { return "0" }
    if magnitude < 1 { return sign + DecimalText.plain(magnitude * 1_000, decimals: magnitude < 0.01 ? 1 : 0) + " ms" }
    if magnitude < 10 { return sign + DecimalText.plain(magnitude, decimals: 1) + " s" }
    // Rounding to the smaller of the two units comes first, so that 59.7 min reads "1 h" and not "60 min".
    for (index, unit) in units.enumerated().dropLast() {
      let smaller = units[index + 1]
      let count = (magnitude / smaller.seconds).rounded()
      let perUnit = unit.seconds / smaller.seconds
      guard count >= perUnit else { continue }
      let whole = (count / perUnit).rounded(.down)
      let rest = count - whole * perUnit
      let text = sign + DecimalText.fixed(whole, decimals: 0) + " " + unit.name
      return rest > 0 ? text + " " + DecimalText.plain(rest, decimals: 0) + " " + smaller.name : text
    }
    return sign + DecimalText.plain(magnitude, decimals: 0) + " s"
  }
}
