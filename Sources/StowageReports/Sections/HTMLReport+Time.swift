import StowageMeasurement

extension HTMLReport {
  /// One chart a metric, all on the same time axis.
  func timeSection(_ html: inout HTMLBuilder) {
    html.element("p", ["class": "note"], text: timeNote)
    html.element(
      "p", ["class": "note script-only", "id": "chart-help"],
      text:
        "Point to read all lines; drag to zoom, which also fits the levels, double-click or Escape to return. With a "
        + "chart in focus: arrow keys move the reading, with Shift by ten bins; + and − zoom.")
    legend(&html)
    let margin = TimePlot.rightMargin(for: report.policies)
    for (number, chart) in report.charts.enumerated() {
      let plot = TimePlot(
        chart: chart, policies: report.policies, axis: report.timeAxis, rightMargin: margin,
        axisTitle: number == 0 ? "simulated time since the start of the simulation" : nil)
      let unit = chart.metric.unit.rawValue
      html.newline()
      html.element("figure", ["class": "chart"]) { html in
        html.element("figcaption") { html in
          html.element(
            "span", ["class": "chart-title", "id": "chart-\(number)-title"],
            text: UnitText.capitalized(chart.metric.label))
          if !unit.isEmpty { html.element("span", ["class": "unit"], text: unit) }
          html.element("output", ["class": "reading", "data-chart": String(number)]) { _ in }
        }
        plot.draw(into: &html, number: number)
        dataTable(of: chart, &html)
      }
    }
  }

  private static let mixture =
    "A line that lies on another for a quarter of its length or more is dashed, so that the other shows through."

  private var timeNote: String {
    let end = report.timeAxis.measuredEnd.map {
      " Means are measured until the last arrival at \(DurationText.short($0)), which the upright line marks."
    }
    return linesNote + (end ?? "")
  }

  private var linesNote: String {
    let width = DurationText.short(report.timeAxis.binSeconds)
    return report.seedCount > 1
      ? "Lines are means over \(report.seedCount) seeds in bins of \(width), bands the range over seeds; the faint "
        + "shade reaches up to the highest moment in each bin. \(Self.mixture)"
      : "Lines are means in bins of \(width); the faint shade reaches up to the highest moment in each bin. "
        + Self.mixture
  }

  /// Buttons that isolate a policy; without a script, a plain legend.
  func legend(_ html: inout HTMLBuilder) {
    html.element("div", ["class": "legend", "role": "group", "aria-label": "Policies"]) { html in
      for (index, policy) in report.policies.enumerated() {
        html.element(
          "button",
          ["type": "button", "class": "key", "data-isolate": String(index), "aria-pressed": "false", "title": policy]
        ) { html in
          html.element("span", ["class": "swatch p\(Palette.color(of: index))"]) { _ in }
          html.text(LabelLayout.shortened(policy, to: 32))
        }
      }
      html.element("span", ["class": "zoom-state script-only", "id": "zoom-state"]) { _ in }
      html.element(
        "button", ["type": "button", "class": "quiet", "id": "zoom-reset", "hidden": "hidden"], text: "Whole time")
    }
  }

  /// The chart's numbers at about two dozen moments, for those who cannot see it.
  private func dataTable(of chart: ComparisonReport.Chart, _ html: inout HTMLBuilder) {
    let factor = report.timeAxis.thinningFactor(limit: 24)
    let axis = report.timeAxis.thinned(by: factor)
    let columns = report.policies.map { policy in
      chart.series.first { $0.policy == policy }?.thinned(by: factor, on: report.timeAxis) ?? []
    }
    let unit = chart.metric.unit.rawValue
    func text(_ value: Double) -> String { DecimalText.fixed(value, decimals: chart.decimals) }
    html.element("details", ["class": "data"]) { html in
      html.element("summary", text: "Numbers")
      html.element("div", ["class": "scroll"]) { html in
        html.element("table") { html in
          html.element(
            "caption",
            text: "\(chart.metric.label)\(unit.isEmpty ? "" : " in \(unit)"): mean, and peak in brackets")
          html.element("thead") { html in
            html.element("tr") { html in
              html.element("th", ["scope": "col"], text: "from")
              for policy in report.policies { html.element("th", ["scope": "col", "class": "number"], text: policy) }
            }
          }
          html.element("tbody") { html in
            for row in 0..<axis.binCount {
              html.element("tr") { html in
                let start = axis.originSeconds + Double(row) * axis.binSeconds
                html.element("th", ["scope": "row"], text: DurationText.short(start))
                for column in columns {
                  let bin = column.indices.contains(row) ? column[row] : nil
                  let cell = bin.map { "\(text($0.mean)) (\(text($0.peak)))" } ?? DecimalText.missing
                  html.element("td", ["class": "number"], text: cell)
                }
              }
            }
          }
        }
      }
    }
  }
}
