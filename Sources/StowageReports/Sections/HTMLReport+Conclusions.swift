extension HTMLReport {
  /// How many sentences are shown; the others are folded.
  private static let shownCount = 5

  /// The verdict in large type, then what it rests on, the less important part of it folded.
  func conclusionsSection(_ html: inout HTMLBuilder) {
    guard let verdict = conclusions.sentences.first else { return }
    html.element("p", ["class": "verdict"], text: verdict)
    guard conclusions.sentences.count > 1 else { return }
    let folded = conclusions.sentences.count - Self.shownCount
    // One that is folded alone takes the room of its own heading.
    let shown = folded > 1 ? Self.shownCount : conclusions.sentences.count
    findings(conclusions.sentences[1..<shown], &html)
    guard shown < conclusions.sentences.count else { return }
    html.element("details", ["class": "entry more"]) { html in
      html.element("summary", text: "\(conclusions.sentences.count - shown) more")
      findings(conclusions.sentences[shown...], &html)
    }
  }

  private func findings(_ sentences: ArraySlice<String>, _ html: inout HTMLBuilder) {
    html.element("ul", ["class": "findings"]) { html in
      for sentence in sentences { html.element("li") { html in finding(sentence, &html) } }
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
