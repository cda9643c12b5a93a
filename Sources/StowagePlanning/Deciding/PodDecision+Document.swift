package import StowageManifests
import StowageScheduling

extension PodDecision {
  /// The decision as recordings of the real kube-scheduler have it: `bestNodes` only where the pod fits somewhere,
  /// `preemptionCandidates` and `nodeAfterPreemption` only where it preempts others; beyond that `message`, `reasons` and
  /// `obstacles` where it fits nowhere.
  package var document: ManifestNode { document(withAccounts: true) }

  /// The same, with or without what was made of each node.
  func document(withAccounts: Bool) -> ManifestNode {
    var fields = ManifestFields()
    fields.add("pod", .text(pod))
    fields.add("outcome", .text(outcome.rawValue))
    if let node { fields.add("node", .text(node)) }
    if let message { fields.add("message", .text(message)) }
    fields.addUnlessEmpty("reasons", .list(reasonDocuments))
    fields.addUnlessEmpty("obstacles", .list(obstacles.map(\.document)))
    fields.addUnlessEmpty("bestNodes", .texts(bestNodes))
    if withAccounts { fields.add("nodes", .list(nodes.map(\.document))) }
    if let preemption {
      var candidate = ManifestFields()
      candidate.add("node", .text(preemption.node))
      candidate.add("victims", .texts(preemption.victims))
      fields.add("preemptionCandidates", .list([candidate.node]))
      fields.add("nodeAfterPreemption", .text(preemption.node))
    }
    return fields.node
  }

  /// A reason that concerns all nodes at once has no number.
  private var reasonDocuments: [ManifestNode] {
    if let reasonEverywhere { return [ReasonCount.document(reasonEverywhere, nodes: nil)] }
    return reasons.map { ReasonCount.document($0.reason, nodes: $0.nodes) }
  }
}

extension ReasonCount {
  fileprivate static func document(_ reason: String, nodes: Int?) -> ManifestNode {
    var fields = ManifestFields()
    fields.add("reason", .text(reason))
    if let nodes { fields.add("nodes", .integer(Int64(nodes))) }
    return fields.node
  }
}

extension NodeAccount {
  /// The account as recordings have it: a total and scores, or who rejected the node and why.
  package var document: ManifestNode {
    var fields = ManifestFields()
    fields.add("node", .text(node))
    if let total {
      fields.add("total", .integer(total))
      var scores = ManifestFields()
      for (plugin, score) in weightedScores.sorted(by: { $0.key < $1.key }) { scores.add(plugin, .integer(score)) }
      fields.add("weightedScores", scores.node)
    }
    if let rejectedBy { fields.add("rejectedBy", .text(rejectedBy)) }
    if let code { fields.add("code", .text(code.rawValue)) }
    fields.addUnlessEmpty("reasons", .texts(reasons))
    return fields.node
  }
}
