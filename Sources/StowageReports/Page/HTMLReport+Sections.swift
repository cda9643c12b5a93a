import StowageMeasurement

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

  /// The sections that have content, in the order in which a planner asks: what to conclude, what happened over time, how
  /// long things took, where it hurts, what was run, and what each number is.
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
    sections += blockSections { $0 == .chart }
    for distribution in contents.distributions {
      sections.append(
        .init(id: distribution.subject.key, title: distribution.subject.title) {
          distributionSection(distribution, &$0)
        })
    }
    sections += blockSections { $0 != .chart }
    let provenance = report.provenance
    if !provenance.facts.isEmpty || !provenance.command.isEmpty || !provenance.warnings.isEmpty {
      sections.append(.init(id: "run", title: "What was run") { provenanceSection(&$0) })
    }
    if !report.metrics.isEmpty {
      sections.append(.init(id: "definitions", title: "What the numbers are") { definitionsSection(&$0) })
    }
    return Self.withUniqueIdentifiers(sections)
  }

  private func blockSections(of isMeant: (BlockPart.Kind) -> Bool) -> [Section] {
    contents.blockSections.filter { isMeant($0.kind) }.map { section in
      .init(id: section.id, title: section.title) { blockSection(section, &$0) }
    }
  }

  /// Keys of features become identifiers of elements, of which each may be there once.
  private static func withUniqueIdentifiers(_ sections: [Section]) -> [Section] {
    var taken: Set<String> = [
      "main", "theme", "report-data", "chart-help", "zoom-state", "zoom-reset", "command", "copy",
    ]
    return sections.map { section in
      var section = section
      let plain = String(section.id.map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "-" })
      section.id = plain
      var number = 2
      while !taken.insert(section.id).inserted {
        section.id = "\(plain)-\(number)"
        number += 1
      }
      return section
    }
  }
}
