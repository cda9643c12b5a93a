import StowageCluster
import StowageModel

/// Why no pod is preempted for another (1.34 and 1.36, framework/preemption/preemption.go, `Preempt`).
enum PreemptionRefusal: Hashable {
  /// The pod may not preempt others.
  case notEligible(PreemptionIneligibility)
  /// It would help on no node: the reasons by the number of nodes.
  case nodes([ReasonCount], nodeCount: Int)

  /// In kube-scheduler's words.
  var text: String {
    switch self {
    case .notEligible(let reason): reason.rawValue
    case .nodes(let reasons, let nodeCount): FitFailure.text(reasons.counted, nodeCount: nodeCount)
    }
  }
}

/// Why a pod may not preempt others.
package enum PreemptionIneligibility: String, Hashable, Sendable {
  /// Its policy.
  case policy = "not eligible due to preemptionPolicy=Never."
  /// Pods that it has preempted are still there.
  case victimsLeaving = "not eligible due to a terminating pod on the nominated node."
}

extension DefaultPreemption {
  private static let notHelpful = "Preemption is not helpful for scheduling"
  private static let noVictims = "No preemption victims found for incoming pod"

  /// Why there is no ``candidate(for:in:random:rejection:)``.
  func refusal(
    for pod: PodInfo, in cluster: ClusterView, rejection: (NodeID) -> Rejection?
  ) -> PreemptionRefusal {
    if let reason = ineligibility(of: pod, in: cluster, rejection: rejection) { return .notEligible(reason) }
    var counts: [String: Int] = [:]
    let lowerRun = cluster.lowestRunningPriority.map { $0 < pod.shape.priority } ?? false
    let dryRun = lowerRun ? PreemptionDryRun(pod, filters: filters, in: cluster) : nil
    for node in cluster.nodeIDs {
      var reasons = [Self.notHelpful]
      if rejection(node)?.code == .unschedulable {
        reasons = dryRun?.rejectionWithoutLower(on: node)?.reasons ?? [Self.noVictims]
      }
      for reason in reasons { counts[reason, default: 0] += 1 }
    }
    return .nodes(counts.map { ReasonCount(reason: $0.key, nodes: $0.value) }, nodeCount: cluster.nodeCount)
  }
}
