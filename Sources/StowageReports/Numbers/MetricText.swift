import StowageMeasurement

extension ComparisonReport.MetricResult {
  /// The label as a heading or a sentence starts with it.
  var heading: String { UnitText.capitalized(metric.label) }

  /// A value with its unit, as a sentence has it; long spans in the usual units of time.
  func valueText(_ value: Double) -> String {
    if metric.unit == .seconds, value.magnitude >= 120 { return DurationText.short(value) }
    return UnitText.joined(number(value), metric.unit.rawValue)
  }

  /// Whether a difference is there at all in the decimals that are shown.
  func isVisible(_ difference: Double) -> Bool { number(difference) != number(0) }

  /// Whether a difference matters: it shows, and is no smaller than the least one of interest.
  func matters(_ difference: Double) -> Bool {
    // A hair below is rounding: 0.99 - 0.98 is less than 0.01.
    isVisible(difference) && difference.magnitude >= leastDifference * (1 - 1e-9)
  }

  /// A value without its unit.
  func number(_ value: Double, signed: Bool = false) -> String {
    DecimalText.fixed(value, decimals: decimals, signed: signed)
  }

  /// The unit of differences: percentages differ by points.
  var differenceUnit: String { metric.unit == .percent ? "points" : metric.unit.rawValue }

  /// Whether all policies reach 0 in the decimals shown.
  var isZeroForAll: Bool { !estimates.isEmpty && estimates.allSatisfy { !isVisible($0.mean) } }

  /// Whether `value` is better than `other`.
  func isBetter(_ value: Double, than other: Double) -> Bool {
    switch metric.better {
    case .higher: value > other
    case .lower: value < other
    case .neither: false
    }
  }

  /// The policies with the best mean; several if they tie in the decimals shown, none if none is best or all are
  /// equal.
  var bestPolicies: [String] {
    let finite = estimates.filter(\.mean.isFinite)
    guard finite.count > 1, let first = finite.first else { return [] }
    let best = finite.dropFirst().reduce(first.mean) { isBetter($1.mean, than: $0) ? $1.mean : $0 }
    let winners = finite.filter { number($0.mean) == number(best) }
    return metric.better == .neither || !isComparable || winners.count == finite.count ? [] : winners.map(\.policy)
  }

  /// Whether a difference is beyond chance and matters, and then whether it is for the better.
  func verdict(on difference: ComparisonReport.Difference) -> ComparisonReport.Verdict {
    guard isComparable, difference.isSignificant, matters(difference.mean), metric.better != .neither else {
      return .undecided
    }
    return isBetter(difference.mean, than: 0) ? .better : .worse
  }
}

extension ComparisonReport {
  /// What a difference from the baseline says.
  enum Verdict: String {
    case better, worse, undecided
  }
}
