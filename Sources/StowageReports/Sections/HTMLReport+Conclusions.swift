extension HTMLReport {
  /// The verdict in large type, then what it rests on.
  func conclusionsSection(_ html: inout HTMLBuilder) {
    guard let verdict = conclusions.sentences.first else { return }
    html.element("p", ["class": "verdict"], text: verdict)
    guard conclusions.sentences.count > 1 else { return }
    html.element("ul", ["class": "findings"]) { html in
      for sentence in conclusions.sentences.dropFirst() { html.element("li") { html in finding(sentence, &html) } }
    }
  }

  /// A sentence whose part up to the colon stands out, for readers in a hurry.
  private func finding(_ sentence: String, _ html: inout HTMLBuilder) {
    guard let colon = sentence.firstRange(of: ": ") else {
      html.text(sentence)
      return
    }
    html.element("strong", text: String(sentence[..<colon.upperBound]))
    html.text(String(sentence[colon.upperBound...]))
  }
}
