import StowageCluster
import StowageModel

/// Which pods can't go without breaking a disruption budget, if all of them went in order
/// (Kubernetes 1.34, filterPodsWithPDBViolation).
struct BudgetCheck {
  /// The pods with whose going some budget would be below zero, in order.
  private(set) var violating: [PodID] = []
  /// The other pods, in order.
  private(set) var others: [PodID] = []

  init(_ pods: [PodID], in cluster: ClusterView) {
    let budgets = Array(cluster.objects.budgets)
    var allowed = budgets.map(\.disruptionsAllowed)
    for pod in pods {
      var isViolated = false
      if let shape = cluster.shape(cluster.shape(of: pod)), !shape.labels.isEmpty {
        for (index, budget) in budgets.enumerated()
        where budget.protects(shape) && !budget.hasUnderWay(cluster.name(of: pod), namespace: shape.namespace) {
          allowed[index] -= 1
          if allowed[index] < 0 { isViolated = true }
        }
      }
      if isViolated { violating.append(pod) } else { others.append(pod) }
    }
  }
}

extension PodDisruptionBudget {
  /// Whether its selector means the pod; without conditions it means none.
  fileprivate func protects(_ shape: PodShape) -> Bool {
    guard let selector, !selector.isEmpty else { return false }
    return metadata.namespace == shape.namespace && selector.matches(shape.labels)
  }

  /// Whether the pod is going already; the cluster knows pods by `namespace/name`.
  fileprivate func hasUnderWay(_ name: String, namespace: String) -> Bool {
    disruptedPods.contains(name.hasPrefix(namespace + "/") ? String(name.dropFirst(namespace.count + 1)) : name)
  }
}
