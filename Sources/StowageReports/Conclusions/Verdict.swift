import StowageMeasurement

/// The first sentences: which policy to prefer, or what the choice trades for what.
///
/// A policy is named best if no other one leads it in a concern of the first three kinds: pods never placed, waiting,
/// nodes in use. Only where these do not tell the policies apart do allocation and stranded resources decide.
struct Verdict {
  let ranking: PolicyRanking
  let baseline: String

  private var report: ComparisonReport { ranking.report }

  /// The sentences; empty without metrics in which one value is better than another.
  var sentences: [String] {
    if ranking.metrics.isEmpty { return [] }
    guard ranking.showsDifferences else { return [noDifference] }
    let candidates = ranking.candidates
    let leads = ranking.concerns.compactMap { concern in
      ranking.lead(in: concern, among: candidates).map { (concern: concern, lead: $0) }
    }
    let major = leads.filter { [.unplaced, .waiting, .nodes].contains($0.concern) }
    let deciding = major.isEmpty ? leads : major
    let winners = candidates.filter { policy in deciding.allSatisfy { $0.lead.group.contains(policy) } }
    if let winner = winners.contains(baseline) && leads.isEmpty ? baseline : best(of: winners) {
      return [headline(winner, winners: leads.isEmpty ? winners : [winner])]
        + exceptions(to: winner, among: candidates)
    }
    return [tradeOff(leads.map(\.lead), among: candidates)]
  }

  /// The winner that leads what counts most, or that beats most policies; the first of equals.
  private func best(of winners: [String]) -> String? {
    for concern in ranking.concerns {
      if let lead = ranking.lead(in: concern, among: winners), winners.count > 1 {
        let group = winners.filter { lead.group.contains($0) }
        return best(of: group.count < winners.count ? group : Array(group.prefix(1)))
      }
    }
    let most = winners.map { ranking.beaten(by: $0).count }.max()
    return winners.first { ranking.beaten(by: $0).count == most }
  }

  private var noDifference: String {
    let measures = ranking.metrics.count == 1 ? "the 1 measure" : "any of the \(ranking.metrics.count) measures"
    let isSmall = ranking.metrics.contains { metric in
      report.policies.contains { policy in
        metric.estimate(of: policy)?.difference.map {
          ($0.isCertain || !report.tellsChance) && !metric.matters($0.mean) && $0.mean != 0
        } ?? false
      }
    }
    return
      "No policy differs \(isSmall ? "" : significantly)from \(baseline)\(isSmall ? " by as much as matters" : "") "
      + "in \(measures)\(seeds)."
  }

  private func headline(_ winner: String, winners: [String]) -> String {
    let tie =
      winners.count > 1
      ? " Between \(UnitText.listed(winners)) there is no \(report.namesSignificance ? "significant " : "")difference\(report.leastPercent > 0 ? " that matters" : "")."
      : ""
    if winner == baseline {
      return "No policy is \(significantly)better than \(baseline) in what counts most\(seeds).\(tie)"
    }
    let gains = changes(of: winner) { ranking.isBetter(winner, than: baseline, in: $0) }
    let losses = changes(of: winner) { ranking.isBetter(baseline, than: winner, in: $0) }
    guard !gains.isEmpty else {
      return "\(winner) leads, without being \(significantly)better than \(baseline) in any measure\(seeds).\(tie)"
    }
    return "\(winner) is \(significantly)better than \(baseline) in \(UnitText.listed(gains)), "
      + (losses.isEmpty ? "\(significantly)worse in none" : "\(significantly)worse in \(UnitText.listed(losses))")
      + "\(seeds).\(tie)"
  }

  /// The first metric of each concern in which `winner` differs from the baseline as asked, with the difference.
  private func changes(of winner: String, where isMeant: (ComparisonReport.MetricResult) -> Bool) -> [String] {
    ranking.concerns.compactMap { concern in
      guard let metric = ranking.metrics.first(where: { $0.concern == concern && isMeant($0) }),
        let base = metric.estimate(of: baseline), let difference = metric.estimate(of: winner)?.difference
      else { return nil }
      return "\(metric.label) (\(DifferenceText(difference, of: base, in: metric).short))"
    }
  }

  /// What other policies that nobody beats do better than the winner.
  private func exceptions(to winner: String, among candidates: [String]) -> [String] {
    candidates.filter { $0 != winner }.compactMap { policy in
      let better = ranking.metrics.filter { ranking.isBetter(policy, than: winner, in: $0) }
      let facts = better.prefix(3).compactMap { metric -> String? in
        guard let own = metric.estimate(of: policy), let other = metric.estimate(of: winner) else { return nil }
        return "\(metric.label) (\(metric.valueText(own.mean)) against \(metric.valueText(other.mean)))"
      }
      return facts.isEmpty ? nil : "\(policy) is \(significantly)better than \(winner) in \(UnitText.listed(facts))."
    }
  }

  /// What each leader does best, for the three most important concerns; what the same ones lead in stands together.
  private func tradeOff(_ leads: [PolicyRanking.Lead], among candidates: [String]) -> String {
    var sides: [(leaders: [String], merits: [String])] = []
    for lead in leads.prefix(3) {
      let merit = MeritText(lead, among: candidates).text
      if let side = sides.firstIndex(where: { $0.leaders == lead.leaders }) {
        sides[side].merits.append(merit)
      } else {
        sides.append((lead.leaders, [merit]))
      }
    }
    let phrases = sides.map { side in
      let merits = UnitText.listed(side.merits)
      // "has the shortest waits and the lowest ...", with the verb once.
      let verb = side.leaders.count == 1 ? "has " : "have "
      return "\(UnitText.listed(side.leaders)) "
        + (side.merits.allSatisfy { $0.hasPrefix(verb) } ? verb + merits.replacing(verb, with: "") : merits)
    }
    return "There is a choice: \(phrases.joined(separator: ", ")); none is better in "
      + "\(sides.count == 2 ? "both" : "all of it")\(seeds)."
  }

  private var significantly: String { report.namesSignificance ? "significantly " : "" }

  private var seeds: String { report.seedCount > 1 ? " (\(report.seedCount) paired seeds)" : "" }
}
