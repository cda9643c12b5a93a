import StowagePlanning
import StowageReports
import StowageScheduling

/// What a table of losses tells about copies: how many fit, how much of that is chance, and what stops the next one. Nothing
/// where no copies are asked about.
struct FitLossColumns {
  private let report: FitReport
  private let shown: [FitLoss]
  private let isChance: Bool

  /// The columns of a table that has rows for `shown`.
  init(_ report: FitReport, _ shown: [FitLoss]) {
    self.report = report
    self.shown = shown
    isChance = shown.contains { $0.sample.range.count > 1 }
  }

  var headings: [TextTable.Column] {
    if report.pods.isEmpty { return [] }
    return [.init("copies that fit", alignment: .right)] + (isChance ? [.init("by chance", alignment: .right)] : [])
      + [.init("change", alignment: .right), .init("next copy stopped by")]
  }

  func cells(of loss: FitLoss) -> [String] {
    if report.pods.isEmpty { return [] }
    let change = loss.fit.total - report.fit.total
    let range = loss.sample.range
    let chance = range.count > 1 ? "\(range.lowerBound) to \(range.upperBound)" : ""
    return ["\(loss.fit.total)"] + (isChance ? [chance] : []) + [
      change > 0 ? "+\(change)" : "\(change)", stop(loss.fit),
    ]
  }

  /// The most frequent reason, with the number of nodes that it holds for.
  private func stop(_ fit: Fit) -> String {
    guard let reason = fit.stop?.reasons.first else { return "" }
    return "\(reason.reason) (\(reason.nodes) \(reason.nodes == 1 ? "node" : "nodes"))"
  }

  /// Why there can be more room after a loss, where there is.
  var note: String {
    guard !report.pods.isEmpty, shown.contains(where: { $0.fit.total > report.fit.total }) else { return "" }
    if report.isSpread {
      return
        "\nmore copies can fit after a loss: they must be spread, and a domain that is full and lost holds the others "
        + "back no longer\n"
    }
    return "\nmore copies can fit after a loss: pods that find no other place leave theirs to the copies\n"
  }
}
