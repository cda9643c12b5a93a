import StowageConformance
import StowageReports
import StowageScheduling

/// How far recordings agree, for people.
enum AgreementTexts {
  /// A table of families, and the first differences below it.
  static func text(_ families: [(name: String, version: KubernetesVersion, agreement: Agreement)]) -> String {
    var table = TextTable(columns: [
      .init("family"), .init("version"), .init("cases", alignment: .right), .init("decisions", alignment: .right),
      .init("agree", alignment: .right), .init("share [%]", alignment: .right),
    ])
    var sum = Agreement()
    for family in families {
      table.append(row(family.name, family.version.rawValue, family.agreement))
      sum.add(family.agreement)
    }
    if families.count > 1 { table.append(row("all", "", sum)) }
    var text = table.text
    for family in families {
      for difference in family.agreement.differing.prefix(3) {
        text += "\n\(family.name) \(difference.name), pod \(difference.pod):\n"
        for line in difference.differences.prefix(5) { text += "  \(line)\n" }
        if difference.differences.count > 5 { text += "  and \(difference.differences.count - 5) more\n" }
      }
    }
    return text
  }

  private static func row(_ name: String, _ version: String, _ agreement: Agreement) -> [String] {
    // Rounded down, so that 100 means all.
    let tenths = agreement.decisions == 0 ? 1_000 : agreement.agreeing * 1_000 / agreement.decisions
    return [
      name, version, "\(agreement.cases)", "\(agreement.decisions)", "\(agreement.agreeing)",
      "\(tenths / 10).\(tenths % 10)",
    ]
  }
}
