extension HTMLReport {
  /// For each policy, the shapes that waited longest or were never placed, and why.
  func unplacedSection(_ html: inout HTMLBuilder) {
    html.element("p", ["class": "note"], text: unplacedNote)
    let lists = report.policies.enumerated().compactMap { index, policy in
      report.unplaced.first { $0.policy == policy }.map { (index, $0) }
    }
    for (place, (index, list)) in lists.enumerated() {
      html.newline()
      // The first is open; print opens all.
      let attributes: HTMLBuilder.Attributes =
        place == 0
        ? ["class": "unplaced series", "data-policy": String(index), "open": "open"]
        : ["class": "unplaced series", "data-policy": String(index)]
      html.element("details", attributes) { html in
        html.element("summary") { html in
          html.element("span", ["class": "swatch p\(Palette.color(of: index))"]) { _ in }
          html.element("strong", text: list.policy)
          html.element("span", ["class": "unit"], text: Self.summary(of: list))
        }
        if !list.rows.isEmpty { table(of: list, &html) }
      }
    }
  }

  private var unplacedNote: String {
    let note = "What pods asked for, how long they waited, and what the nodes answered, by count."
    let rows = report.unplaced.map(\.rows.count).max() ?? 0
    guard let seed = report.unplaced.compactMap(\.seed).first, rows > 0 else { return note }
    let shapes = rows == 1 ? "the shape" : "the \(rows) shapes"
    return "Seed \(seed); \(shapes) that waited longest or were never placed. \(note)"
  }

  private static func summary(of list: ComparisonReport.Unplaced) -> String {
    if list.rows.isEmpty { return "every pod was placed at once" }
    let never = list.neverPlacedCount ?? list.rows.reduce(0) { $0 + $1.neverPlacedCount }
    let waited = list.waitedCount ?? list.rows.reduce(0) { $0 + $1.waitedCount }
    let longest = list.rows.map(\.longestWaitSeconds).filter(\.isFinite).max() ?? 0
    return "\(DecimalText.count(never)) never placed, \(DecimalText.count(waited)) waited, the longest "
      + DurationText.short(longest)
  }

  private func table(of list: ComparisonReport.Unplaced, _ html: inout HTMLBuilder) {
    html.element("div", ["class": "scroll"]) { html in
      html.element("table", ["class": "compact"]) { html in
        html.element("thead") { html in
          html.element("tr") { html in
            html.element("th", ["scope": "col"], text: "Shape")
            for heading in ["never placed", "waited", "longest wait"] {
              html.element("th", ["scope": "col", "class": "number"], text: heading)
            }
            html.element("th", ["scope": "col"], text: "Reasons")
          }
        }
        html.element("tbody") { html in
          for row in list.rows {
            html.element("tr") { html in
              html.element("th", ["scope": "row"], text: row.shape)
              html.element(
                "td", ["class": row.neverPlacedCount > 0 ? "number pain" : "number"],
                text: DecimalText.count(row.neverPlacedCount))
              html.element("td", ["class": "number"], text: DecimalText.count(row.waitedCount))
              html.element("td", ["class": "number"], text: DurationText.short(row.longestWaitSeconds))
              html.element("td", ["class": "reasons"]) { html in
                for reason in row.reasons {
                  html.element("span", ["class": "reason"]) { html in
                    html.element("span", ["class": "times"], text: DecimalText.count(reason.count) + " ×")
                    html.text(" " + reason.text)
                  }
                }
              }
            }
          }
        }
      }
    }
  }
}
