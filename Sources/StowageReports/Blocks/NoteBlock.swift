import StowageMeasurement

extension HTMLReport {
  /// Sentences, said once where they are the same for all policies.
  func noteBlock(_ part: BlockPart, _ html: inout HTMLBuilder) {
    if !part.explanation.isEmpty { html.element("p", ["class": "note"], text: part.explanation) }
    let texts = part.entries.map { entry in
      if case .note(let text) = entry.block.content { text } else { "" }
    }
    if let text = texts.first, texts.allSatisfy({ $0 == text }), texts.count == report.policies.count {
      paragraphs(of: text, &html)
      return
    }
    for (entry, text) in zip(part.entries, texts) {
      html.element("div", ["class": "series policy-note", "data-policy": String(entry.policy)]) { html in
        html.element("p") { html in
          html.element("span", ["class": "swatch p\(Palette.color(of: entry.policy))"]) { _ in }
          html.element("strong", text: entry.name)
        }
        paragraphs(of: text, &html)
      }
    }
  }

  private func paragraphs(of text: String, _ html: inout HTMLBuilder) {
    for paragraph in text.split(whereSeparator: \.isNewline) { html.element("p", text: String(paragraph)) }
  }
}
