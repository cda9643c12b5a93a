import StowagePlanning
import StowageScheduling

extension PodDecision {
  /// In what this decision differs from `recorded`, in words; empty where it agrees.
  func differences(from recorded: PodDecision) -> [String] {
    var differences: [String] = []
    if outcome != recorded.outcome {
      differences.append("outcome \(outcome.rawValue), recorded \(recorded.outcome.rawValue)")
    }
    if bestNodes != recorded.bestNodes {
      differences.append(
        "best nodes \(bestNodes.joined(separator: " ")), recorded \(recorded.bestNodes.joined(separator: " "))")
    }
    if preemption != recorded.preemption {
      differences.append("preemption \(Self.text(preemption)), recorded \(Self.text(recorded.preemption))")
    }
    for (ours, theirs) in zip(nodes, recorded.nodes) { differences += ours.differences(from: theirs) }
    if nodes.count != recorded.nodes.count {
      differences.append("\(nodes.count) nodes, recorded \(recorded.nodes.count)")
    }
    return differences
  }

  private static func text(_ preemption: Preemption?) -> String {
    preemption.map { "on \($0.node) of \($0.victims.joined(separator: " "))" } ?? "none"
  }
}

extension NodeAccount {
  /// In what this result differs from `recorded`, in words; empty where it agrees.
  ///
  /// A plugin that is absent counts as 0. The order of reasons is left aside: kube-scheduler lists extended resources in
  /// the order of a hash table.
  func differences(from recorded: NodeAccount) -> [String] {
    var differences: [String] = []
    func compare(_ what: String, _ ours: String, _ theirs: String) {
      if ours != theirs { differences.append("\(node): \(what) \(ours), recorded \(theirs)") }
    }
    compare("node", node, recorded.node)
    compare("rejected by", rejectedBy ?? "none", recorded.rejectedBy ?? "none")
    compare("code", code?.rawValue ?? "none", recorded.code?.rawValue ?? "none")
    compare("reasons", "\(reasons.sorted())", "\(recorded.reasons.sorted())")
    compare("total", total.map(String.init) ?? "none", recorded.total.map(String.init) ?? "none")
    for plugin in Set(weightedScores.keys).union(recorded.weightedScores.keys).sorted() {
      compare(plugin, "\(weightedScores[plugin] ?? 0)", "\(recorded.weightedScores[plugin] ?? 0)")
    }
    return differences
  }
}
