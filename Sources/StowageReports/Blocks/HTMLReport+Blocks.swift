import StowageMeasurement

extension HTMLReport {
  /// A section of blocks, each drawn as its kind wants it.
  func blockSection(_ section: BlockSection, _ html: inout HTMLBuilder) {
    for part in section.parts {
      switch part.kind {
      case .chart: chartBlock(part, &html)
      case .nodeMap: nodeMapBlock(part, &html)
      case .timeline: timelineBlock(part, &html)
      case .table: tableBlock(part, &html)
      case .note: noteBlock(part, &html)
      }
    }
  }

  /// What a part shows and how it is read, and of which run it is; `more` stands behind that.
  func explanation(of part: BlockPart, followedBy more: String = "", _ html: inout HTMLBuilder) {
    let ofMany = report.seedCount > 1 ? ", the first of \(report.seedCount)" : ""
    let seed = report.blockSeed.map { "Seed \($0)\(ofMany)." } ?? ""
    let text = [seed, part.explanation, more].filter { !$0.isEmpty }.joined(separator: " ")
    if !text.isEmpty { html.element("p", ["class": "note"], text: text) }
  }

  /// What belongs to one policy, under its name and what it comes to; isolating a policy finds it. The first is open, and
  /// print opens all.
  func policyDetails(
    _ entry: BlockPart.Entry, isFirst: Bool, _ html: inout HTMLBuilder, _ content: (inout HTMLBuilder) -> Void
  ) {
    html.newline()
    let policy = String(entry.policy)
    let attributes: HTMLBuilder.Attributes =
      isFirst
      ? ["class": "entry series", "data-policy": policy, "open": "open"]
      : ["class": "entry series", "data-policy": policy]
    html.element("details", attributes) { html in
      html.element("summary") { html in
        html.element("span", ["class": "swatch p\(Palette.color(of: entry.policy))"]) { _ in }
        html.element("strong", text: entry.name)
        let facts = entry.block.facts.map(\.text).joined(separator: " · ")
        if !facts.isEmpty { html.element("span", ["class": "unit"], text: facts) }
      }
      content(&html)
    }
  }
}

extension Block.Fact {
  /// "258 waited", "longest wait 2 h".
  var text: String {
    let number = NumberText.withUnit(value, unit, decimals: decimals)
    return unit == .none ? "\(number) \(label)" : "\(label) \(number)"
  }
}
