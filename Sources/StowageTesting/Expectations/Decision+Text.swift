import StowageCluster
import StowageScheduling

extension Decision {
  /// The decision with the names of nodes and pods.
  func text(in cluster: ClusterView) -> String {
    switch self {
    case .place(let placement):
      placement.devices.isEmpty
        ? cluster.nameOrIndex(placement.node)
        : "\(cluster.nameOrIndex(placement.node)), GPUs \(placement.devices.indexes)"
    case .preempt(let candidate): candidate.text(in: cluster)
    case .unschedulable: "no node"
    }
  }
}

extension SchedulingCycle.Outcome {
  /// The outcome with the names of nodes and pods.
  func text(in cluster: ClusterView) -> String {
    switch self {
    case .scheduled(let node): cluster.nameOrIndex(node)
    case .preempting(let candidate): candidate.text(in: cluster)
    case .unschedulable: "no node"
    }
  }
}

extension PreemptionCandidate {
  fileprivate func text(in cluster: ClusterView) -> String {
    let names = victims.map { cluster.name(of: $0) }.joined(separator: ", ")
    return "\(cluster.nameOrIndex(node)) without \(names) (\(budgetViolations) against budgets)"
  }
}

extension ClusterView {
  /// A policy may name a node that is not there.
  fileprivate func nameOrIndex(_ node: NodeID) -> String {
    contains(node) ? nodeName(node) : "a node that is not there (index \(node.index))"
  }
}
