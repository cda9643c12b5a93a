import StowageCluster
public import StowageModel

// Usable from inline, so that the imports are public: a package import keeps the optimiser from inlining across modules.
/// A spread constraint as it applies to one pod.
@usableFromInline package struct SpreadConstraint {
  package let maxSkew: Int64
  package let topologyKey: String
  /// The pods that count; `nil` counts none.
  @usableFromInline package let selector: LabelSelector?
  package let minDomains: Int
  package let nodeAffinityPolicy: TopologySpreadConstraint.InclusionPolicy
  package private(set) var nodeTaintsPolicy: TopologySpreadConstraint.InclusionPolicy

  /// `constraint` for a pod of these labels: the values of its `matchLabelKeys` join the selector.
  init(_ constraint: TopologySpreadConstraint, labels: [String: String]) {
    maxSkew = Int64(constraint.maxSkew)
    topologyKey = constraint.topologyKey
    minDomains = Int(constraint.minDomains ?? 1)
    nodeAffinityPolicy = constraint.nodeAffinityPolicy
    nodeTaintsPolicy = constraint.nodeTaintsPolicy
    var selector = constraint.labelSelector
    for key in constraint.matchLabelKeys {
      guard let value = labels[key] else { continue }
      selector?.matchExpressions.append(LabelSelector.Requirement(key: key, operator: .in, values: [value]))
    }
    self.selector = selector
  }

  /// A default constraint, which counts the pods that `selector` selects.
  init(default constraint: TopologySpreadConstraint, selector: LabelSelector) {
    maxSkew = Int64(constraint.maxSkew)
    topologyKey = constraint.topologyKey
    minDomains = Int(constraint.minDomains ?? 1)
    nodeAffinityPolicy = constraint.nodeAffinityPolicy
    nodeTaintsPolicy = constraint.nodeTaintsPolicy
    self.selector = selector
  }

  /// The same, but nodes whose taints the pod does not tolerate are left out of the count.
  var honoringTaints: SpreadConstraint {
    var copy = self
    copy.nodeTaintsPolicy = .honor
    return copy
  }

  /// Whether the pods of `node` are counted for a pod with these wants.
  package func counts(_ node: Node, for spec: PodSpec) -> Bool {
    if nodeAffinityPolicy == .honor && !NodeAffinity.selects(node, spec) { return false }
    return nodeTaintsPolicy == .ignore || TaintToleration.tolerates(node, spec)
  }

  /// How many pods on `node` count: those of the namespace that the selector selects and that are not terminating.
  /// As in kube-scheduler the empty selector counts none, though the pod itself matches it.
  func count(on node: NodeID, namespace: String, in cluster: ClusterView) -> Int64 {
    guard let selector, !selector.isEmpty else { return 0 }
    return Int64(
      cluster.pods(on: node).count { pod in
        guard !cluster.isTerminating(pod), let shape = cluster.shape(cluster.shape(of: pod)) else { return false }
        return shape.namespace == namespace && selector.matches(shape.labels)
      })
  }
}

extension Sequence where Element == SpreadConstraint {
  /// Whether a node with these labels has a value for every constraint's key.
  package func areAllKeys(in labels: [String: String]) -> Bool { allSatisfy { labels[$0.topologyKey] != nil } }
}
