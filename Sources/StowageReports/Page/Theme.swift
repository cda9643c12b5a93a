/// The page's style sheet.
enum Theme {
  /// All rules, the later ones stronger.
  static var css: String {
    [variables, page, tables, charts, map, blocks, print].joined(separator: "\n")
  }

  private static let lightVariables = """
    --paper:#fff;--raised:#f6f7f9;--ink:#1d2433;--soft:#4f586a;--faint:#6d7687;--rule:#e2e5ea;--strong:#c4c9d2;
    --accent:#0b5cad;--good:#0a7a55;--bad:#b3400b;--warn-ground:#fff6e3;--warn-rule:#e6a700;--best:#eef6f2;
    --f0:#edf0f4;--f1:#bdd7ec;--f2:#6aaed6;--f3:#2474b7;--f4:#08306b;
    """

  private static let darkVariables = """
    --paper:#14171d;--raised:#1c2028;--ink:#e6eaf0;--soft:#aab3c1;--faint:#8a93a3;--rule:#2b313b;--strong:#465062;
    --accent:#7cb8f5;--good:#3ccb98;--bad:#f58d55;--warn-ground:#2b2415;--warn-rule:#b98a1a;--best:#17291f;
    --f0:#252b35;--f1:#1d4063;--f2:#28629a;--f3:#4a94d3;--f4:#a5d3ff;
    """

  private static var variables: String {
    let light = lightVariables + colors(Palette.light)
    let dark = darkVariables + colors(Palette.dark)
    return """
      :root{color-scheme:light;\(light)}
      @media screen and (prefers-color-scheme:dark){:root:not([data-theme=light]){color-scheme:dark;\(dark)}}
      @media screen{:root[data-theme=dark]{color-scheme:dark;\(dark)}}
      """
  }

  private static func colors(_ palette: [String]) -> String {
    palette.enumerated().map { "--p\($0):\($1);" }.joined()
  }

  /// The rule that gives everything of a policy its colour.
  static var policyColors: String {
    Palette.light.indices.map { ".p\($0){--c:var(--p\($0))}" }.joined()
  }

  /// The line patterns that paper needs, where colours may be lost.
  static var printDashes: String {
    Palette.dashes.enumerated().map { ".p\($0) .line{stroke-dasharray:\($1)}" }.joined()
  }
}
