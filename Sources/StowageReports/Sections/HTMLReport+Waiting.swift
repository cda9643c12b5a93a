extension HTMLReport {
  /// Waiting times as curves, and their quantiles as a table.
  func waitingSection(_ html: inout HTMLBuilder) {
    let plot = WaitingPlot(curves: report.waitingTimes, policies: report.policies)
    if plot.isAtOnce {
      html.element("p", ["class": "note"], text: "No pod that was placed had to wait, under any policy.")
    } else {
      curves(plot, &html)
    }
    quantileTable(&html)
  }

  private func curves(_ plot: WaitingPlot, _ html: inout HTMLBuilder) {
    var note = "Share of all pods that had a node after waiting at most this long; higher and further left is better. "
    note += "A curve that ends below 100 % left pods without a node."
    if plot.floor > 0 { note += " The vertical axis starts at \(DecimalText.plain(plot.floor * 100, decimals: 1)) %." }
    html.element("p", ["class": "note"], text: note)
    html.element("figure", ["class": "chart"]) { html in
      html.element("figcaption") { html in
        html.element("span", ["class": "chart-title", "id": "waiting-chart-title"], text: "Pods placed within")
        html.element("span", ["class": "unit"], text: "% of all pods")
        html.element("output", ["class": "reading", "id": "waiting-reading"]) { _ in }
      }
      plot.draw(into: &html)
    }
  }

  private func quantileTable(_ html: inout HTMLBuilder) {
    let quantiles: [(label: String, fraction: Double)] = [
      ("half", 0.5), ("90 %", 0.9), ("95 %", 0.95), ("99 %", 0.99), ("99.9 %", 0.999),
    ]
    html.element("div", ["class": "scroll"]) { html in
      html.element("table", ["class": "compact"]) { html in
        html.element("caption", text: quantileCaption)
        html.element("thead") { html in
          html.element("tr") { html in
            html.element("th", ["scope": "col"], text: "Policy")
            for quantile in quantiles {
              html.element("th", ["scope": "col", "class": "number"], text: quantile.label)
            }
            html.element("th", ["scope": "col", "class": "number"], text: "never placed")
            html.element("th", ["scope": "col", "class": "number"], text: "pods")
          }
        }
        html.element("tbody") { html in
          for (index, policy) in report.policies.enumerated() {
            guard let curve = report.waitingTimes.first(where: { $0.policy == policy }) else { continue }
            html.element("tr", ["class": "series", "data-policy": String(index)]) { html in
              html.element("th", ["scope": "row"]) { html in
                html.element("span", ["class": "swatch p\(Palette.color(of: index))"]) { _ in }
                html.text(policy)
              }
              for quantile in quantiles {
                html.element("td", ["class": "number"], text: Self.wait(curve.quantileSeconds(quantile.fraction)))
              }
              html.element("td", ["class": "number"], text: Conclusions.average(curve))
              html.element("td", ["class": "number"], text: Conclusions.podsOfRun(curve))
            }
          }
        }
      }
    }
  }

  private var quantileCaption: String {
    let caption = "Time by which a share of all pods had a node"
    let runs = report.waitingTimes.map(\.runCount).max() ?? 1
    return runs > 1 ? caption + ", over \(runs) seeds; numbers of pods are those of one seed" : caption
  }

  /// A wait that is known up to the width of its class; none at all is known exactly.
  private static func wait(_ seconds: Double?) -> String {
    guard let seconds else { return "never" }
    return (seconds > 0 ? "≤ " : "") + DurationText.short(seconds)
  }
}
