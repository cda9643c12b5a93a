extension HTMLReport {
  /// A part of the page with a heading.
  struct Section {
    var id: String
    var title: String
    var content: (inout HTMLBuilder) -> Void

    func draw(_ html: inout HTMLBuilder) {
      html.element("section", ["id": id, "aria-labelledby": "\(id)-title"]) { html in
        html.element("h2", ["id": "\(id)-title"], text: title)
        content(&html)
      }
    }
  }

  /// The sections that have content, in the order in which a planner asks.
  var sections: [Section] {
    var sections: [Section] = []
    if !conclusions.sentences.isEmpty {
      sections.append(.init(id: "conclusions", title: "Conclusions") { conclusionsSection(&$0) })
    }
    if !report.metrics.isEmpty {
      sections.append(.init(id: "policies", title: "Policies compared") { tableSection(&$0) })
    }
    if !report.charts.isEmpty, report.timeAxis.isDrawable {
      sections.append(.init(id: "time", title: "Over time") { timeSection(&$0) })
    }
    if report.waitingTimes.contains(where: { !$0.points.isEmpty }) {
      sections.append(.init(id: "waiting", title: "How long pods waited") { waitingSection(&$0) })
    }
    if let map = report.clusterMap, !map.nodes.isEmpty, map.timelines.contains(where: { !$0.snapshots.isEmpty }) {
      sections.append(.init(id: "map", title: "The cluster as a map") { mapSection(map, &$0) })
    }
    if !report.unplaced.isEmpty {
      sections.append(.init(id: "unplaced", title: "What did not fit") { unplacedSection(&$0) })
    }
    let provenance = report.provenance
    if !provenance.facts.isEmpty || !provenance.command.isEmpty || !provenance.warnings.isEmpty {
      sections.append(.init(id: "run", title: "What was run") { provenanceSection(&$0) })
    }
    return sections
  }
}
