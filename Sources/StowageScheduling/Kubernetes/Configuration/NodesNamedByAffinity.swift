import StowageCluster
import StowageModel

/// NodeAffinity where it is asked at `preFilter` and not at `filter`: of a pod's required node affinity, only names of nodes
/// count, and only where every term has some (1.34 and 1.36, nodeaffinity/node_affinity.go, `PreFilter`).
struct NodesNamedByAffinity: FilterPlugin {
  let name = "NodeAffinity"
  let scope = FilterScope.nodeObject

  func concerns(_ pod: PodInfo, in cluster: ClusterView) -> Bool { names(for: pod) != nil }

  func rejectEverywhere(_ pod: PodInfo, in cluster: ClusterView) -> Rejection? {
    guard let names = names(for: pod), names.isEmpty else { return nil }
    return Rejection(plugin: name, code: .unschedulableAndUnresolvable, reasons: ["pod affinity terms conflict"])
  }

  func reject(_ pod: PodInfo, on node: NodeID, in cluster: ClusterView) -> Rejection? {
    guard let names = names(for: pod), !names.contains(cluster.node(node).name) else { return nil }
    return Rejection(
      plugin: name, code: .unschedulableAndUnresolvable, reasons: ["node(s) didn't satisfy plugin(s) [\(name)]"])
  }

  /// The names that some term allows; `nil` where a term allows all.
  private func names(for pod: PodInfo) -> Set<String>? {
    guard let terms = pod.shape.spec.affinity.requiredNodes?.nodeSelectorTerms, !terms.isEmpty else { return nil }
    var all: Set<String> = []
    for term in terms {
      var allowed: Set<String>?
      for field in term.matchFields where field.key == "metadata.name" && field.operator == .in {
        allowed = allowed?.intersection(field.values) ?? Set(field.values)
      }
      guard let allowed else { return nil }
      all.formUnion(allowed)
    }
    return all
  }
}
