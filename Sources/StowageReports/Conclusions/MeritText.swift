import StowageMeasurement

/// What the leaders in a metric do best, as a verdict says it, beginning with the verb.
///
/// The words and the number are of the same metric: a metric without words of its own is told by its label, with its value.
struct MeritText {
  let lead: PolicyRanking.Lead
  let candidates: [String]

  init(_ lead: PolicyRanking.Lead, among candidates: [String]) {
    self.lead = lead
    self.candidates = candidates
  }

  /// For example "has the shortest waits", "keeps 16 fewer nodes in use" or "has the lowest node cost (812 EUR)".
  var text: String {
    guard let merit = lead.metric.merit else { return "\(isOne ? "has" : "have") the \(labelled)" }
    let verb = isOne ? merit.verb : merit.pluralVerb
    guard let comparative = merit.comparative, let gap else { return "\(verb) \(merit.superlative)" }
    let unit = lead.metric.unit.rawValue
    let one = UnitText.joined("1", unit).dropFirst(2)
    return "\(verb) \(gap) \(gap == "1" ? comparative.replacing(unit, with: one) : comparative)"
  }

  private var isOne: Bool { lead.leaders.count == 1 }

  private var best: ComparisonReport.Estimate? { lead.leaders.first.flatMap { lead.metric.estimate(of: $0) } }

  /// "lowest node cost (812 EUR)", "fewest node failures (3)".
  private var labelled: String {
    let metric = lead.metric
    let isPlural = UnitText.isPlural(metric.label, countedIn: metric.unit.rawValue)
    let rank =
      switch (metric.better, isPlural) {
      case (.higher, true): "most"
      case (.higher, false): "highest"
      case (_, true): "fewest"
      case (_, false): "lowest"
      }
    guard let best else { return "\(rank) \(metric.label)" }
    return "\(rank) \(metric.label) (\(isPlural ? metric.number(best.mean) : metric.valueText(best.mean)))"
  }

  /// By how much the leaders differ from the only other candidate; `nil` where there are several.
  private var gap: String? {
    let others = candidates.filter { !lead.leaders.contains($0) }
    guard let other = others.first.flatMap({ lead.metric.estimate(of: $0) }), others.count == 1, let best else {
      return nil
    }
    return lead.metric.number((other.mean - best.mean).magnitude)
  }
}
