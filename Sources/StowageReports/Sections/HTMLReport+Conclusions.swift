extension HTMLReport {
  /// The verdict in large type, then what it rests on.
  func conclusionsSection(_ html: inout HTMLBuilder) {
    guard let verdict = conclusions.sentences.first else { return }
    html.element("p", ["class": "verdict"], text: verdict)
    guard conclusions.sentences.count > 1 else { return }
    html.element("ul", ["class": "findings"]) { html in
      for sentence in conclusions.sentences.dropFirst() { html.element("li", text: sentence) }
    }
  }
}
