import StowageMeasurement

extension HTMLReport {
  /// Links to the table's numbers as files, which are in the page itself.
  func downloads(_ html: inout HTMLBuilder) {
    html.element("p", ["class": "note downloads"]) { html in
      html.text("The numbers of this table as a file: ")
      download("CSV", "results.csv", "text/csv", ComparisonTable(report).csv, &html)
      html.text(", ")
      download("JSON", "results.json", "application/json", resultsJSON.text, &html)
    }
  }

  private func download(
    _ label: String, _ file: String, _ type: String, _ content: String, _ html: inout HTMLBuilder
  ) {
    let link = "data:\(type);charset=utf-8;base64,\(Base64.encoded(Array(content.utf8)))"
    html.element("a", ["href": link, "download": file], text: label)
  }

  /// The numbers of the table, and the values of each seed.
  private var resultsJSON: ScriptJSON {
    func number(_ value: Double?) -> ScriptJSON { value.map { .number($0, decimals: 9) } ?? .null }
    func difference(_ difference: ComparisonReport.Difference?) -> ScriptJSON {
      guard let difference else { return .null }
      return .object([
        ("mean", number(difference.mean)), ("lower95", number(difference.lower)),
        ("upper95", number(difference.upper)),
      ])
    }
    func result(_ metric: ComparisonReport.MetricResult, _ estimate: ComparisonReport.Estimate) -> ScriptJSON {
      .object([
        ("policy", .string(estimate.policy)), ("metric", .string(metric.key.rawValue)),
        ("unit", .string(metric.unit.rawValue)), ("mean", number(estimate.mean)),
        ("halfWidth95", number(estimate.halfWidth)), ("values", .array(estimate.values.map(number))),
        ("difference", difference(estimate.difference)),
      ])
    }
    return .object([
      ("title", .string(report.title)), ("baseline", report.baseline.map { .string($0) } ?? .null),
      ("seeds", .integer(report.seedCount)),
      ("results", .array(report.metrics.flatMap { metric in metric.estimates.map { result(metric, $0) } })),
    ])
  }
}
