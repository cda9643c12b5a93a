import StowageModel
import StowagePlanning
import StowageReports
import StowageScheduling

/// Decisions for people: a table with a line a pod, or a paragraph a pod that explains.
struct DecisionTexts {
  private let nodeCount: Int
  private var rows: [[String]] = []
  private(set) var explanations = ""
  private var counts: [PodDecision.Outcome: Int] = [:]

  init(nodeCount: Int) { self.nodeCount = nodeCount }

  /// Takes in one more decision.
  mutating func add(_ explanation: Explanation) {
    let decision = explanation.decision
    counts[decision.outcome, default: 0] += 1
    rows.append([decision.pod, decision.outcome.rawValue, decision.destination ?? "", why(explanation)])
    explanations += paragraph(explanation)
  }

  /// The table; pods that are not decided stand below the others.
  func table(with snapshot: ClusterSnapshot) -> String {
    var table = TextTable(columns: [.init("pod"), .init("outcome"), .init("node"), .init("why")])
    for row in rows { table.append(row) }
    for pod in snapshot.gated {
      table.append([pod.qualifiedName, "gated", "", pod.spec.schedulingGates.joined(separator: ", ")])
    }
    for pod in snapshot.ofOtherSchedulers {
      table.append([pod.qualifiedName, "not decided", "", "for the scheduler \(pod.spec.schedulerName)"])
    }
    for pod in snapshot.terminating { table.append([pod.qualifiedName, "not decided", "", "is being deleted"]) }
    return table.text
  }

  /// How many pods came to what, in a line.
  func summary(with snapshot: ClusterSnapshot) -> String {
    let undecided = snapshot.gated.count + snapshot.ofOtherSchedulers.count + snapshot.terminating.count
    var parts = PodDecision.Outcome.allCases.compactMap { outcome in
      counts[outcome].map { "\($0) \(outcome.rawValue)" }
    }
    if undecided > 0 { parts.append("\(undecided) not decided") }
    let pods = rows.count + undecided
    return
      "\n\(pods) pending \(pods == 1 ? "pod" : "pods")\(parts.isEmpty ? "" : ": ")\(parts.joined(separator: ", "))\n"
  }

  private func why(_ explanation: Explanation) -> String {
    let decision = explanation.decision
    switch decision.outcome {
    case .scheduled: return lead(explanation)
    case .preempting: return preemptionText(decision)
    case .unschedulable: return decision.message ?? ""
    }
  }

  private func preemptionText(_ decision: PodDecision) -> String {
    "preempts \(decision.preemption?.victims.joined(separator: ", ") ?? "")"
  }

  /// How far the winner is ahead.
  private func lead(_ explanation: Explanation) -> String {
    let decision = explanation.decision
    guard let node = decision.node, let total = decision.account(of: node)?.total else { return "" }
    if let other = explanation.equals.first {
      let more = explanation.equals.count - 1
      return "\(total) points, as many as \(other)" + (more > 0 ? " and \(more) more" : "")
    }
    guard let comparison = explanation.comparison else {
      let lookedAt = decision.nodes.count
      return lookedAt < nodeCount ? "the only one of \(lookedAt) looked at that fits" : "the only node that fits"
    }
    return "\(total) points, \(comparison.lead) ahead of \(comparison.other)"
  }

  private func paragraph(_ explanation: Explanation) -> String {
    let decision = explanation.decision
    var text = rows.count > 1 ? "\n" : ""
    switch decision.outcome {
    case .scheduled: text += "\(decision.pod) -> \(decision.node ?? "")\n  \(lead(explanation))\n"
    case .preempting:
      text +=
        "\(decision.pod) -> \(decision.preemption?.node ?? "") once others have gone\n  \(preemptionText(decision))\n"
    case .unschedulable: text += "\(decision.pod): fits nowhere\n"
    }
    if let comparison = explanation.comparison { text += plugins(comparison, indent: "  ") }
    if explanation.comparison == nil && explanation.equals.isEmpty { text += reasons(explanation) }
    if decision.outcome != .scheduled {
      text += "  \(decision.message ?? "")\n"
      text += obstacles(explanation.obstacles)
      if let change = explanation.change { text += "  smallest change: \(change.description)\n" }
    }
    return text
  }

  /// What stands in the way, a line each; many are cut short.
  private func obstacles(_ obstacles: [Obstacle]) -> String {
    let shown = obstacles.count <= Self.mostObstacles ? obstacles : Array(obstacles.prefix(Self.mostObstacles - 1))
    let rest = obstacles.count - shown.count
    return shown.map { "  in the way: \($0.description)\n" }.joined()
      + (rest > 0 ? "  in the way: \(rest) more; -o json tells all\n" : "")
  }

  private static let mostObstacles = 8

  /// What is against the other nodes, by their number.
  private func reasons(_ explanation: Explanation) -> String {
    guard explanation.decision.reasonEverywhere == nil, !explanation.reasons.isEmpty else { return "" }
    let width = "\(explanation.reasons[0].nodes)".count
    return explanation.reasons.map { reason in
      let count = "\(reason.nodes)"
      let padding = String(repeating: " ", count: width - count.count)
      return "  \(padding)\(count) \(reason.nodes == 1 ? "node: " : "nodes:") \(reason.reason)\n"
    }.joined()
  }

  /// Which plugins made the difference, and by how much.
  private func plugins(_ comparison: ScoreComparison, indent: String) -> String {
    var table = TextTable(
      columns: [
        .init("\(indent)against \(comparison.other)"), .init(comparison.node, alignment: .right),
        .init(comparison.other, alignment: .right), .init("difference", alignment: .right),
      ], hasHeaderRule: false)
    for plugin in comparison.plugins {
      table.append([
        indent + plugin.plugin, "\(plugin.score)", "\(plugin.otherScore)",
        plugin.lead > 0 ? "+\(plugin.lead)" : "\(plugin.lead)",
      ])
    }
    table.append([
      indent + "total", "\(comparison.total)", "\(comparison.otherTotal)", "+\(comparison.lead)",
    ])
    return table.text
  }
}
