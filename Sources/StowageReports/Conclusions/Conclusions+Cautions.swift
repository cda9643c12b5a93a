import StowageMeasurement

extension Conclusions {
  /// What has to be known before numbers are compared, as the metrics that it is about say it: that pods were evicted and
  /// begin their work anew.
  static func cautions(in report: ComparisonReport) -> [String] {
    report.metrics.compactMap { metric in
      guard let caution = metric.caution else { return nil }
      let values = report.policies.compactMap { policy in
        metric.estimate(of: policy).flatMap {
          $0.mean > 0 ? "\(policy) \(DecimalText.fixed($0.mean, decimals: 0))" : nil
        }
      }
      return values.isEmpty ? nil : "\(caution.statement): \(UnitText.listed(values)). \(caution.consequence)"
    }
  }

  /// That much was free at every moment: why policies hardly differ, or, where they do, that the load is low.
  static func emptiness(in report: ComparisonReport, showsDifferences: Bool) -> [String] {
    if report.isWithoutNodes { return [] }
    let keys = report.metrics.filter { $0.concern == .allocation && $0.unit == .percent }.map(\.key)
    let peaks = report.charts.filter { keys.contains($0.metric.key) }.compactMap { chart in
      chart.series.flatMap { $0.bins.compactMap { $0?.peak } }.filter(\.isFinite).max().map {
        (label: chart.metric.label, peak: $0)
      }
    }
    guard let highest = peaks.map(\.peak).max(), highest > 0, highest < 50 else { return [] }
    func text(_ share: Double) -> String { DecimalText.fixed(share.rounded(.up), decimals: 0) + " %" }
    let each = peaks.map { "\($0.label.split(separator: " ").first ?? "") \(text($0.peak))" }
    let consequence =
      showsDifferences ? "under more load, policies may differ otherwise" : "policies can hardly differ"
    return [
      "The cluster is never more than \(text(highest)) full (\(each.joined(separator: ", "))): \(consequence); see "
        + "timeCompression and loadFactor."
    ]
  }
}
