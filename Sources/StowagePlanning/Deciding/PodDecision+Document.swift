package import StowageManifests
import StowageScheduling

extension PodDecision {
  /// The decision as recordings of the real kube-scheduler have it: `bestNodes` only where the pod fits somewhere,
  /// `preemptionCandidates` and `nodeAfterPreemption` only where it preempts others.
  package var document: ManifestNode {
    var fields = ManifestFields()
    fields.add("pod", .text(pod))
    fields.add("outcome", .text(outcome.rawValue))
    if let node { fields.add("node", .text(node)) }
    fields.addUnlessEmpty("bestNodes", .texts(bestNodes))
    fields.add("nodes", .list(nodes.map(\.document)))
    if let preemption {
      var candidate = ManifestFields()
      candidate.add("node", .text(preemption.node))
      candidate.add("victims", .texts(preemption.victims))
      fields.add("preemptionCandidates", .list([candidate.node]))
      fields.add("nodeAfterPreemption", .text(preemption.node))
    }
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
