extension HTMLReport {
  /// What was run, what to be careful about, and how to run it again.
  func provenanceSection(_ html: inout HTMLBuilder) {
    let provenance = report.provenance
    if !provenance.warnings.isEmpty {
      html.element("div", ["class": "warnings", "role": "note"]) { html in
        html.element("h3", text: provenance.warnings.count == 1 ? "Warning" : "Warnings")
        html.element("ul") { html in
          for warning in provenance.warnings { html.element("li", text: warning) }
        }
      }
    }
    if !provenance.facts.isEmpty {
      html.element("dl", ["class": "facts-list"]) { html in
        for fact in provenance.facts {
          html.element("dt", text: fact.label)
          html.element("dd", text: fact.value)
        }
      }
    }
    if !provenance.command.isEmpty {
      html.element("h3", text: "Run it again")
      html.element("div", ["class": "command"]) { html in
        html.element("pre", ["tabindex": "0"]) { html in
          html.element("code", ["id": "command"], text: provenance.command)
        }
        html.element("button", ["type": "button", "class": "quiet", "id": "copy", "hidden": "hidden"], text: "Copy")
      }
    }
  }
}
