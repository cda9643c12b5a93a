import StowageMeasurement

/// The policies and their metrics as a table for terminals.
///
/// Cells read "mean ±half", the best of a column is marked by `*`. If the columns do not fit side by side, they
/// continue in further blocks that repeat the policies.
public struct ComparisonTable: Sendable {
  let report: ComparisonReport
  let width: Int

  /// The table of `report`, at most `width` columns wide where a single metric allows it.
  public init(_ report: ComparisonReport, width: Int = 120) {
    self.report = report
    self.width = width
  }

  /// The table, block after block with an empty line between them; empty without metrics.
  ///
  /// - Complexity: O(size of the table); made anew at each call.
  public var text: String { blocks.map { table(of: $0).text }.joined(separator: "\n") }

  /// One line a policy and metric: policy, metric, unit, mean, half width, difference, its interval, significance.
  ///
  /// Fields without a value are empty, and so is the significance below five seeds.
  ///
  /// - Complexity: O(policies × metrics).
  public var csv: String {
    var csv = CSVWriter()
    csv.append([
      "policy", "metric", "unit", "mean", "halfWidth95", "difference", "differenceLower95", "differenceUpper95",
      "significant",
    ])
    func field(_ value: Double?) -> String { value.flatMap { $0.isFinite ? $0.description : nil } ?? "" }
    for policy in report.policies {
      for metric in report.metrics {
        guard let estimate = metric.estimate(of: policy) else { continue }
        let difference = estimate.difference
        csv.append([
          policy, metric.key.rawValue, metric.unit.rawValue, field(estimate.mean), field(estimate.halfWidth),
          field(difference?.mean),
          field(difference?.lower), field(difference?.upper),
          report.namesSignificance ? difference.map { $0.isSignificant ? "yes" : "no" } ?? "" : "",
        ])
      }
    }
    return csv.text
  }

  /// The metrics, split so that each block fits.
  private var blocks: [[ComparisonReport.MetricResult]] {
    guard let policyWidth = table(of: []).widths.first else { return [] }
    var blocks: [[ComparisonReport.MetricResult]] = []
    var used = 0
    for metric in report.metrics {
      let needed = 2 + (table(of: [metric]).widths.last ?? 0)
      if var block = blocks.last, used + needed <= width {
        block.append(metric)
        blocks[blocks.count - 1] = block
        used += needed
      } else {
        blocks.append([metric])
        used = policyWidth + needed
      }
    }
    return blocks
  }

  private func table(of metrics: [ComparisonReport.MetricResult]) -> TextTable {
    var table = TextTable(
      columns: [.init("policy")]
        + metrics.map {
          .init($0.unit == .none ? $0.label : "\($0.label) [\($0.unit.rawValue)]", alignment: .right)
        })
    for policy in report.policies {
      table.append([policy] + metrics.map { cell($0, policy) })
    }
    return table
  }

  /// A space stands where others have the mark, so that the digits stay below each other.
  private func cell(_ metric: ComparisonReport.MetricResult, _ policy: String) -> String {
    guard let estimate = metric.estimate(of: policy) else { return DecimalText.missing + " " }
    var text = metric.number(estimate.mean)
    if let half = estimate.halfWidth { text += " ±" + metric.number(half) }
    return text + (metric.bestPolicies.contains(policy) ? "*" : " ")
  }
}
