extension ComparisonReport.Metric {
  /// A value with its unit, as a sentence has it; long spans in the usual units of time.
  func valueText(_ value: Double) -> String {
    if unit == "s", value.magnitude >= 120 { return DurationText.short(value) }
    return number(value) + (unit.isEmpty ? "" : " " + unit)
  }

  /// A value without its unit.
  func number(_ value: Double, signed: Bool = false) -> String {
    DecimalText.fixed(value, decimals: decimals, signed: signed)
  }

  /// The unit of differences: percentages differ by points.
  var differenceUnit: String { unit == "%" ? "points" : unit }

  /// Whether `value` is better than `other`.
  func isBetter(_ value: Double, than other: Double) -> Bool {
    switch better {
    case .higher: value > other
    case .lower: value < other
    case .neither: false
    }
  }

  /// The policies with the best mean; all of them if they tie, none if none is best or all are equal.
  var bestPolicies: [String] {
    let finite = estimates.filter(\.mean.isFinite)
    guard finite.count > 1, let first = finite.first else { return [] }
    let best = finite.dropFirst().reduce(first.mean) { isBetter($1.mean, than: $0) ? $1.mean : $0 }
    let winners = finite.filter { $0.mean == best }
    return better == .neither || winners.count == finite.count ? [] : winners.map(\.policy)
  }

  /// Whether a difference is significant, and then whether it is for the better.
  func verdict(on difference: ComparisonReport.Difference) -> ComparisonReport.Verdict {
    guard difference.isSignificant, better != .neither else { return .undecided }
    return isBetter(difference.mean, than: 0) ? .better : .worse
  }
}

extension ComparisonReport {
  /// What a difference from the baseline says.
  enum Verdict: String {
    case better, worse, undecided
  }
}
