extension Theme {
  /// What features bring: entries of policies, timelines, notes.
  static let blocks = """
    details.entry{border-bottom:1px solid var(--rule);padding:8px 0}
    details.entry[open]{padding-bottom:18px}
    details.entry tr:last-child>*{border-bottom:0}
    .policy-note{margin-top:10px}
    .tone{fill:var(--faint)}
    .tone.good{fill:var(--good)}
    .tone.bad{fill:var(--bad)}
    .tone.s1{opacity:.6}
    .tone.s2{opacity:.35}
    .tone.mark{stroke:var(--paper);stroke-width:1}
    .tone-key{display:inline-block;margin-right:22px;white-space:nowrap}
    .tone-key svg{vertical-align:-1px;margin-right:3px}
    """
}
