extension HTMLReport {
  /// Title, the size of the comparison, and the way to each section.
  func header(_ html: inout HTMLBuilder) {
    html.element("header", ["class": "page-header"]) { html in
      html.element("div", ["class": "title-row"]) { html in
        html.element("p", ["class": "overline"], text: "Stowage · comparison of scheduling policies")
        html.element("button", ["type": "button", "id": "theme", "class": "quiet", "hidden": "hidden"], text: "Dark")
      }
      html.element("h1", text: report.title)
      if !report.summary.isEmpty { html.element("p", ["class": "lead"], text: report.summary) }
      html.element("p", ["class": "facts"], text: facts.joined(separator: " · "))
      let warnings = report.provenance.warnings.count
      if warnings > 0 {
        html.element("p", ["class": "warning-link"]) { html in
          html.element(
            "a", ["href": "#run"],
            text: warnings == 1 ? "1 warning about this run" : "\(warnings) warnings about this run")
        }
      }
      html.element("nav", ["aria-label": "Sections"]) { html in
        for section in sections { html.element("a", ["href": "#\(section.id)"], text: section.title) }
      }
    }
  }

  private var facts: [String] {
    var facts = [
      report.policies.count == 1 ? "1 policy" : "\(report.policies.count) policies",
      report.isDeterministic
        ? "the same in every seed" : report.seedCount == 1 ? "1 seed" : "\(report.seedCount) seeds",
    ]
    if let baseline = report.baseline { facts.append("compared with \(baseline)") }
    if let span = report.spanSeconds, span > 0 {
      facts.append("\(DurationText.short(span)) of simulated time")
    }
    return facts
  }
}
