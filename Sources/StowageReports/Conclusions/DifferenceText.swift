import StowageMeasurement

/// A difference with its interval, as a sentence has it: in percent of the baseline where that says more, else in the
/// metric's unit.
struct DifferenceText {
  /// How wide half a relative interval may be, in points, before the percentage says more than is known.
  private static let widestHalf = 20.0

  let difference: ComparisonReport.Difference
  let base: ComparisonReport.Estimate
  let metric: ComparisonReport.MetricResult

  init(
    _ difference: ComparisonReport.Difference, of base: ComparisonReport.Estimate,
    in metric: ComparisonReport.MetricResult
  ) {
    self.difference = difference
    self.base = base
    self.metric = metric
  }

  /// For example "−26.5 %, 95 % interval −27.0 to −26.0" or "−0.54 pods, 95 % interval −0.69 to −0.40".
  var text: String {
    guard let lower = difference.lower, let upper = difference.upper else {
      return withUnit(difference.mean) + (difference.isSignificant ? " in every seed" : "")
    }
    return "\(withUnit(difference.mean)), 95 % interval \(number(lower)) to \(number(upper))"
  }

  /// The same without the interval, for lists: up to a doubling in percent, so that a sentence has few units.
  var short: String {
    let share = base.mean == 0 ? .infinity : (difference.mean / base.mean).magnitude * 100
    guard metric.unit != .percent, share >= 0.05, share <= 100 else { return withUnit(difference.mean) }
    return DecimalText.fixed(difference.mean * 100 / base.mean.magnitude, decimals: 1, signed: true) + " %"
  }

  /// Percentages differ by points; of nothing there is no percentage; nothing falls by more than all of it.
  private var isRelative: Bool {
    guard metric.unit != .percent, base.mean != 0 else { return false }
    let scale = 100 / base.mean.magnitude
    // 0.0 % says nothing.
    if (difference.mean * scale).magnitude < 0.05 { return false }
    guard let lower = difference.lower, let upper = difference.upper else { return true }
    return (upper - lower) / 2 * scale <= Self.widestHalf && lower * scale >= -100
  }

  private var isSpanOfTime: Bool { metric.unit == .seconds && difference.mean.magnitude >= 120 }

  private func withUnit(_ value: Double) -> String {
    if isRelative { return number(value) + " %" }
    return isSpanOfTime ? number(value) : UnitText.joined(number(value), metric.differenceUnit)
  }

  private func number(_ value: Double) -> String {
    if isRelative {
      return DecimalText.fixed(value * 100 / base.mean.magnitude, decimals: 1, signed: true)
    }
    guard isSpanOfTime else { return metric.number(value, signed: true) }
    return (value > 0 ? "+" : "") + DurationText.short(value)
  }
}
