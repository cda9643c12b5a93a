/// Ticks of a time axis at whole minutes, hours and days.
enum TimeTicks {
  /// The steps between ticks, in seconds; above the last one, nice numbers of days.
  static let steps: [Double] =
    [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30]
    + [1, 2, 5, 10, 15, 30].map { $0 * 60 }
    + [1, 2, 3, 6, 12].map { $0 * 3_600 }
    + [1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000, 2_000, 5_000].map { $0 * 86_400 }

  /// The ticks inside `low ... high`, at most `limit` of them.
  static func inside(_ low: Double, _ high: Double, limit: Int) -> [Double] {
    guard high > low, (high - low).isFinite else { return [] }
    let least = (high - low) / Double(max(limit, 1))
    let step = steps.first { $0 >= least } ?? NiceTicks.step(atLeast: least / 86_400).size * 86_400
    let first = (low / step - 1e-9).rounded(.up)
    let last = (high / step + 1e-9).rounded(.down)
    guard last >= first else { return [] }
    return (0...Int(last - first)).map { (first + Double($0)) * step }
  }

  /// Where a logarithmic time axis has ticks: round spans of the usual units.
  static let logarithmic: [Double] = [
    0.001, 0.01, 0.1, 1, 10, 60, 600, 3_600, 21_600, 86_400, 604_800, 2_592_000, 31_536_000,
  ]
}
