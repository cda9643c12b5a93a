import StowageCluster
import StowageKernel
import StowageModel

/// Tries out, on a copy of the cluster, which pods would have to leave a node (Kubernetes 1.34, SelectVictimsOnNode).
struct PreemptionDryRun {
  private let pod: PodInfo
  private let filters: FiltersWithNominations
  private let trial: Cluster

  init(_ pod: PodInfo, filters: [PreparedFilter], in cluster: ClusterView) {
    self.pod = pod
    self.filters = FiltersWithNominations(pod, filters: filters, in: cluster)
    trial = cluster.copy()
  }

  /// The pods that would have to leave `node`: all of lower priority are taken off, then put back as far as the pod still
  /// fits, those that budgets protect first, the more important before the less. `nil` where it would not help.
  mutating func candidate(on node: NodeID) -> PreemptionCandidate? {
    let lower = lowerPods(on: node)
    if lower.isEmpty { return nil }
    for other in lower { trial.unbind(other.pod) }
    defer {
      for other in lower where trial.view.state(of: other.pod) == .pending { putBack(other) }
    }
    guard filters.rejection(on: node, in: trial) == nil else { return nil }
    let budgets = BudgetCheck(lower.map(\.pod).sorted(by: trial.view.isMoreImportant), in: trial.view)
    let byPod = Dictionary(uniqueKeysWithValues: lower.map { ($0.pod, $0) })
    let violating = victims(of: budgets.violating.compactMap { byPod[$0] }, on: node)
    let others = victims(of: budgets.others.compactMap { byPod[$0] }, on: node)
    let victims = (violating + others).sorted(by: trial.view.isMoreImportant)
    return victims.isEmpty
      ? nil : PreemptionCandidate(node: node, victims: victims, budgetViolations: violating.count)
  }

  /// Why the pod does not fit on `node` though all of lower priority are taken off; `nil` where there are none, or where it
  /// would fit.
  func rejectionWithoutLower(on node: NodeID) -> Rejection? {
    let lower = lowerPods(on: node)
    if lower.isEmpty { return nil }
    for other in lower { trial.unbind(other.pod) }
    defer { for other in lower { putBack(other) } }
    return filters.rejection(on: node, in: trial)
  }

  private func lowerPods(on node: NodeID) -> [RemovedPod] {
    trial.view.pods(on: node).compactMap { other in
      trial.view.priority(of: other) < pod.shape.priority
        ? trial.view.placement(of: other).map { RemovedPod(pod: other, placement: $0) } : nil
    }
  }

  private struct RemovedPod {
    let pod: PodID
    let placement: Placement
  }

  /// Puts back each of `pods` with which the pod still fits; returns the others.
  private func victims(of pods: [RemovedPod], on node: NodeID) -> [PodID] {
    pods.compactMap { other in
      putBack(other)
      if filters.rejection(on: node, in: trial) == nil { return nil }
      trial.unbind(other.pod)
      return other.pod
    }
  }

  private func putBack(_ other: RemovedPod) {
    // It was there before, so it can be there again.
    try? trial.bind(other.pod, to: other.placement, overcommitting: true)
  }
}

extension ClusterView {
  /// The priority of a pod that is here.
  func priority(of pod: PodID) -> Int32 { shape(shape(of: pod))?.priority ?? 0 }

  /// Whether `left` is spared before `right`: higher priority, then longer running; one that has not begun counts as
  /// beginning now.
  func isMoreImportant(_ left: PodID, _ right: PodID) -> Bool {
    let (one, other) = (priority(of: left), priority(of: right))
    if one != other { return one > other }
    return (startTime(of: left) ?? .never) < (startTime(of: right) ?? .never)
  }
}
