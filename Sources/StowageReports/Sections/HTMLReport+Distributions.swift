import StowageMeasurement

extension HTMLReport {
  /// A distribution as curves, and its quantiles as a table.
  func distributionSection(_ distribution: ComparisonReport.DistributionResult, _ html: inout HTMLBuilder) {
    if let number = contents.distributionNumbers[distribution.subject.key] {
      curves(DistributionPlot(distribution: distribution, policies: report.policies), number, &html)
    } else {
      html.element("p", ["class": "note"], text: distribution.subject.allZero)
    }
    quantileTable(distribution, &html)
  }

  private func curves(_ plot: DistributionPlot, _ number: Int, _ html: inout HTMLBuilder) {
    let subject = plot.distribution.subject
    var note = subject.explanation
    if plot.floor > 0 { note += " The vertical axis starts at \(DecimalText.plain(plot.floor * 100, decimals: 1)) %." }
    html.element("p", ["class": "note"], text: note)
    curveFigure(plot.plot, title: subject.curves, unit: "% of all \(subject.counted.rawValue)", number: number, &html)
  }

  /// A plot of curves under its heading, with the place where the crosshair's reading stands.
  func curveFigure(_ plot: CurvePlot, title: String, unit: String, number: Int, _ html: inout HTMLBuilder) {
    html.element("figure", ["class": "chart"]) { html in
      html.element("figcaption") { html in
        html.element("span", ["class": "chart-title", "id": "curves-\(number)-title"], text: title)
        if !unit.isEmpty { html.element("span", ["class": "unit"], text: unit) }
        html.element("output", ["class": "reading"]) { _ in }
      }
      plot.draw(into: &html, number: number, title: "curves-\(number)-title")
    }
  }

  private func quantileTable(_ distribution: ComparisonReport.DistributionResult, _ html: inout HTMLBuilder) {
    let quantiles: [(label: String, share: Double)] = [
      ("half", 0.5), ("90 %", 0.9), ("95 %", 0.95), ("99 %", 0.99), ("99.9 %", 0.999),
    ]
    html.element("div", ["class": "scroll"]) { html in
      html.element("table", ["class": "compact"]) { html in
        html.element("caption", text: quantileCaption(distribution))
        html.element("thead") { html in
          html.element("tr") { html in
            html.element("th", ["scope": "col"], text: "Policy")
            for quantile in quantiles {
              html.element("th", ["scope": "col", "class": "number"], text: quantile.label)
            }
            html.element("th", ["scope": "col", "class": "number"], text: distribution.subject.missing)
            html.element("th", ["scope": "col", "class": "number"], text: distribution.subject.counted.rawValue)
          }
        }
        html.element("tbody") { html in
          for (index, policy) in report.policies.enumerated() {
            guard let curve = distribution.curve(of: policy) else { continue }
            html.element("tr", ["class": "series", "data-policy": String(index)]) { html in
              html.element("th", ["scope": "row"]) { html in
                html.element("span", ["class": "swatch p\(Palette.color(of: index))"]) { _ in }
                html.text(policy)
              }
              for quantile in quantiles {
                let text = Self.text(curve.quantile(quantile.share), curve.isExact, in: distribution.subject.unit)
                html.element("td", ["class": "number"], text: text)
              }
              html.element("td", ["class": "number"], text: Conclusions.average(curve))
              html.element("td", ["class": "number"], text: Conclusions.countOfRun(curve))
            }
          }
        }
      }
    }
  }

  private func quantileCaption(_ distribution: ComparisonReport.DistributionResult) -> String {
    let runs = distribution.curves.map(\.runCount).max() ?? 1
    let subject = distribution.subject
    return runs > 1
      ? "\(subject.quantiles), over \(runs) seeds; numbers of \(subject.counted.rawValue) are those of one seed"
      : subject.quantiles
  }

  /// A value that is known up to the width of its class, unless it is exact; none at all is known exactly.
  private static func text(_ value: Double?, _ isExact: Bool, in unit: Metric.Unit) -> String {
    guard let value else { return "never" }
    let text =
      unit == .seconds
      ? DurationText.short(value) : UnitText.joined(DecimalText.plain(value, decimals: 3), unit.rawValue)
    return (value > 0 && !isExact ? "≤ " : "") + text
  }
}
