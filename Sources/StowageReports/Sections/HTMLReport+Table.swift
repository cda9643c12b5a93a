import StowageMeasurement

extension HTMLReport {
  /// Policies as rows, metrics as columns, then the differences as pictures.
  func tableSection(_ html: inout HTMLBuilder) {
    html.element("p", ["class": "note"], text: tableNote)
    let kind = report.metrics.count > 7 ? "scroll wide" : "scroll"
    html.element("div", ["class": kind, "tabindex": "0", "role": "region", "aria-label": "Table of metrics"]) {
      html in
      html.element("table", ["class": report.metrics.count > 7 ? "metrics dense" : "metrics"]) { html in
        html.element("thead") { html in
          html.element("tr") { html in
            html.element("th", ["scope": "col"], text: "Policy")
            for metric in report.metrics {
              html.element("th", ["scope": "col", "class": "number", "title": metric.explanation]) { html in
                html.text(metric.heading)
                unit(of: metric, &html)
              }
            }
          }
        }
        html.element("tbody") { html in
          for (index, policy) in report.policies.enumerated() { row(policy, index, &html) }
        }
      }
    }
    downloads(&html)
    differencePlots(&html)
  }

  private var tableNote: String {
    var note = "★ marks the best mean of a column; ↑ higher is better, ↓ lower is better."
    if report.tellsChance {
      note = "Means over \(report.seedCount) seeds, ± half a 95 % interval. " + note
    } else if report.seedCount > 1 {
      note = "Means over \(report.seedCount) seeds, which are too few for intervals. " + note
    }
    let incomparable = report.metrics.filter { !$0.isComparable }
    if incomparable.contains(where: { $0.distribution != nil }) {
      note += " Waits of different numbers of placed pods are not compared."
    }
    if incomparable.contains(where: { $0.concern == .allocation }) {
      note += " Allocations are not compared where pods were evicted, and begin anew, in different numbers."
    }
    guard let baseline = report.baseline, report.policies.count > 1 else { return note }
    note += " Below each mean: its difference from \(baseline)"
    if report.isDeterministic { return note + ", exact for this one order of arrivals\(least)." }
    guard report.tellsChance else { return note + "\(least)." }
    let correction =
      report.comparisonCount > 1
      ? " (the number of comparisons, \(report.comparisonCount), is taken into account by Holm's correction)" : ""
    return note + ", paired over seeds, with its 95 % interval; grey if chance may explain it\(correction)\(least)."
  }

  /// What is said of differences that do not matter.
  private var least: String {
    report.leastPercent > 0
      ? "; a difference below \(DecimalText.plain(report.leastPercent, decimals: 3)) % does not matter" : ""
  }

  /// The unit, and an arrow in the direction of what is better.
  private func unit(of metric: ComparisonReport.MetricResult, _ html: inout HTMLBuilder) {
    html.element("span", ["class": "unit"]) { html in
      html.text(metric.unit.rawValue)
      switch metric.better {
      case .higher: html.element("span", ["role": "img", "aria-label": ", higher is better"], text: " ↑")
      case .lower: html.element("span", ["role": "img", "aria-label": ", lower is better"], text: " ↓")
      case .neither: break
      }
      if metric.isZeroForAll { html.text(" · 0 for all") }
    }
  }

  private func row(_ policy: String, _ index: Int, _ html: inout HTMLBuilder) {
    html.element("tr", ["class": "series", "data-policy": String(index)]) { html in
      html.element("th", ["scope": "row", "class": policy.count > 26 ? "long" : "name"]) { html in
        html.element("span", ["class": "swatch p\(Palette.color(of: index))"]) { _ in }
        html.text(policy)
        if policy == report.baseline { html.element("span", ["class": "tag"], text: "baseline") }
      }
      for metric in report.metrics { cell(metric, policy, &html) }
    }
  }

  private func cell(_ metric: ComparisonReport.MetricResult, _ policy: String, _ html: inout HTMLBuilder) {
    guard let estimate = metric.estimate(of: policy) else {
      html.element("td", ["class": "number"], text: DecimalText.missing)
      return
    }
    let isBest = metric.bestPolicies.contains(policy)
    html.element("td", ["class": isBest ? "number best" : "number"]) { html in
      html.element("span", ["class": "mean"]) { html in
        if isBest { html.element("span", ["class": "star", "title": "best of this column"], text: "★ ") }
        html.text(metric.number(estimate.mean))
        if let half = estimate.halfWidth {
          html.element("span", ["class": "half"], text: " ± " + metric.number(half))
        }
      }
      if report.baseline != nil, policy != report.baseline, !metric.isZeroForAll, let difference = estimate.difference {
        html.element("span", ["class": "difference \(metric.verdict(on: difference).rawValue)"]) { html in
          html.text(metric.number(difference.mean, signed: true))
          if let lower = difference.lower, let upper = difference.upper {
            html.element("span", ["class": "range"]) { html in
              html.text(metric.number(lower, signed: true) + " to " + metric.number(upper, signed: true))
            }
          }
        }
      }
    }
  }

  private func differencePlots(_ html: inout HTMLBuilder) {
    guard let baseline = report.baseline else { return }
    let plots = report.metrics.map {
      DifferencePlot(metric: $0, policies: report.policies, baseline: baseline)
    }.filter { !$0.isEmpty }
    guard !plots.isEmpty else { return }
    html.element("h3", text: "Differences from \(baseline)")
    if report.tellsChance {
      html.element(
        "p", ["class": "note"],
        text:
          "Mean of the paired differences and its 95 % interval; chance may explain a hollow dot, and a full dot "
          + "without an interval is the same in every seed. An interval looks at one difference alone; whether a dot "
          + "is full takes the number of comparisons into account.")
    }
    html.element("div", ["class": "panels"]) { html in
      for plot in plots {
        html.element("figure") { html in
          html.element("figcaption") { html in
            html.element("span", ["class": "chart-title"], text: plot.metric.heading)
            let unit = [plot.metric.differenceUnit, Self.direction(of: plot.metric)].filter { !$0.isEmpty }
            html.element("span", ["class": "unit"], text: unit.joined(separator: " · "))
          }
          plot.draw(into: &html)
        }
      }
    }
  }

  private static func direction(of metric: ComparisonReport.MetricResult) -> String {
    switch metric.better {
    case .higher: "right is better"
    case .lower: "left is better"
    case .neither: ""
    }
  }
}
