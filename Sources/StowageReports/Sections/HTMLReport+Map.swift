extension HTMLReport {
  /// How full the nodes were at the busiest moment, and, with a script, at every recorded one.
  func mapSection(_ map: ComparisonReport.ClusterMap, _ html: inout HTMLBuilder) {
    let bars = FillBars(map: map, policies: report.policies)
    if let seconds = bars.busiestSeconds {
      html.element(
        "p", ["class": "note"],
        text:
          "Nodes by the share in use of their scarcest resource (\(scarceResources(of: map))) at the busiest recorded "
          + "moment, \(DurationText.short(seconds)).")
      html.element("figure", ["class": "chart"]) { html in bars.draw(into: &html, at: seconds) }
    }
    html.element("div", ["class": "map script-only", "id": "cluster-map"]) { html in
      html.element("div", ["class": "map-controls"]) { html in
        html.element("div", ["class": "switch", "role": "radiogroup", "aria-label": "Policy of the map"]) { html in
          for (index, policy) in report.policies.enumerated()
          where map.timelines.contains(where: { $0.policy == policy && !$0.snapshots.isEmpty }) {
            html.element("label") { html in
              html.void("input", ["type": "radio", "name": "map-policy", "value": String(index)])
              html.element("span", text: LabelLayout.shortened(policy, to: 24))
            }
          }
        }
        html.element("div", ["class": "slider"]) { html in
          html.element("button", ["type": "button", "id": "map-play", "class": "quiet"], text: "Play")
          html.void("input", ["type": "range", "id": "map-time", "min": "0", "value": "0", "aria-label": "Time"])
          html.element("output", ["id": "map-clock"]) { _ in }
        }
      }
      html.element(
        "canvas",
        [
          "id": "map-canvas", "tabindex": "0", "role": "img",
          "data-busiest": bars.busiestSeconds.map { DecimalText.plain($0, decimals: 3) } ?? "",
          "aria-label": "Map of the nodes, coloured by the share of their scarcest resource; arrow keys choose a node",
        ]
      ) { _ in }
      html.element("div", ["class": "map-foot"]) { html in
        html.element("div", ["class": "ramp", "aria-hidden": "true"]) { html in
          html.element("span", text: "empty")
          html.element("span", ["class": "ramp-bar"]) { _ in }
          html.element("span", text: "full")
        }
        html.element("output", ["id": "map-reading", "aria-live": "polite"]) { _ in }
      }
      html.element("div", ["id": "map-tip", "class": "tip", "hidden": "hidden", "aria-hidden": "true"]) { _ in }
    }
  }

  private func scarceResources(of map: ComparisonReport.ClusterMap) -> String {
    map.resources.filter(\.isScarce).map(\.label).joined(separator: ", ")
  }
}
