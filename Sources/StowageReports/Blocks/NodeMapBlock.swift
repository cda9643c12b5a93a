import StowageMeasurement

extension HTMLReport {
  /// How full the nodes were at the busiest moment, and, with a script, at every recorded one.
  func nodeMapBlock(_ part: BlockPart, _ html: inout HTMLBuilder) {
    let maps = part.maps
    guard let resources = maps.first?.map.resources else { return }
    let number = contents.mapNumbers[part.key, default: 0]
    let bars = FillBars(maps: maps, policies: report.policies)
    let busiest = bars.busiestSeconds
    let scarce = resources.filter(\.isScarce).map(\.label).joined(separator: ", ")
    explanation(
      of: part,
      followedBy: busiest.map {
        "Nodes by the share in use of their scarcest resource (\(scarce)) at the busiest recorded moment, "
          + "\(DurationText.short($0))."
      } ?? "", &html)
    if let busiest { html.element("figure", ["class": "chart"]) { html in bars.draw(into: &html, at: busiest) } }
    html.element("div", ["class": "map script-only", "data-map": String(number)]) { html in
      controls(maps.map(\.policy), number, &html)
      html.element(
        "canvas",
        [
          "tabindex": "0", "role": "img",
          "data-busiest": busiest.map { DecimalText.plain($0, decimals: 3) } ?? "",
          "aria-label": "Map of the nodes, coloured by the share of their scarcest resource; arrow keys choose a node",
        ]
      ) { _ in }
      html.element("div", ["class": "map-foot"]) { html in
        html.element("div", ["class": "ramp", "aria-hidden": "true"]) { html in
          html.element("span", text: "empty")
          html.element("span", ["class": "ramp-bar"]) { _ in }
          html.element("span", text: "full")
        }
        html.element("output", ["class": "map-reading", "aria-live": "polite"]) { _ in }
      }
      html.element("div", ["class": "tip", "hidden": "hidden", "aria-hidden": "true"]) { _ in }
    }
  }

  private func controls(_ policies: [Int], _ number: Int, _ html: inout HTMLBuilder) {
    html.element("div", ["class": "map-controls"]) { html in
      html.element("div", ["class": "switch", "role": "radiogroup", "aria-label": "Policy of the map"]) { html in
        for policy in policies {
          html.element("label") { html in
            html.void("input", ["type": "radio", "name": "map-policy-\(number)", "value": String(policy)])
            html.element("span", text: LabelLayout.shortened(report.policies[policy], to: 24))
          }
        }
      }
      html.element("div", ["class": "slider"]) { html in
        html.element("button", ["type": "button", "class": "quiet map-play"], text: "Play")
        html.void("input", ["type": "range", "class": "map-time", "min": "0", "value": "0", "aria-label": "Time"])
        html.element("output", ["class": "map-clock"]) { _ in }
      }
    }
  }
}

extension BlockPart {
  /// The maps of the policies that have one.
  var maps: [(policy: Int, map: Block.NodeMap)] {
    entries.compactMap { entry in
      guard case .nodeMap(let map) = entry.block.content else { return nil }
      return (entry.policy, map)
    }
  }
}
