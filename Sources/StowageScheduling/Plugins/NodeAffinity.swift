public import StowageCluster
public import StowageModel

/// Keeps pods on nodes that their `nodeSelector` and required node affinity select, and scores nodes by the weights of
/// the preferred terms that they match (Kubernetes 1.34).
public struct NodeAffinity: PreFilterPlugin, CacheableFilterPlugin, PreScorePlugin, NormalizingScorePlugin,
  CacheableScorePlugin
{
  /// The nodes that all pods must have, beside those that they select themselves; `nil` is no condition.
  public let addedRequired: NodeSelector?
  /// The nodes that all pods would rather have.
  public let addedPreferred: [PreferredSchedulingTerm]

  /// The plugin, with what it adds to every pod's own affinity (`addedAffinity`).
  public init(addedRequired: NodeSelector? = nil, addedPreferred: [PreferredSchedulingTerm] = []) {
    self.addedRequired = addedRequired
    self.addedPreferred = addedPreferred
  }

  /// The plugin's name in rejections, scores and configuration files: `NodeAffinity`.
  public let name = "NodeAffinity"
  /// `.nodeObject`: the answer depends on the node's labels and name, and is cached for a shape.
  public let scope = FilterScope.nodeObject
  /// `.nodeObject`: the score depends on the node's labels and name, and is cached for a shape.
  public let scoreScope = ScoreScope.nodeObject
  /// `100 * score / highest`: the highest score of the nodes that fit becomes 100.
  public let normalization = ScoreNormalization.byHighest(reversed: false)

  /// Pods that select nodes, or all pods where nodes are added.
  public func concerns(_ pod: PodInfo, in cluster: ClusterView) -> Bool {
    addedRequired != nil || !pod.shape.spec.nodeSelector.isEmpty || pod.shape.spec.affinity.requiredNodes != nil
  }

  /// A node that is not selected rejects the pod.
  public func reject(_ pod: PodInfo, on node: NodeID, in cluster: ClusterView) -> Rejection? {
    let candidate = cluster.node(node)
    if let addedRequired, !addedRequired.matches(name: candidate.name, labels: candidate.metadata.labels) {
      return Rejection(
        plugin: name, code: .unschedulableAndUnresolvable,
        reasons: ["node(s) didn't match scheduler-enforced node affinity"])
    }
    if Self.selects(candidate, pod.shape.spec) { return nil }
    return Rejection(
      plugin: name, code: .unschedulableAndUnresolvable,
      reasons: ["node(s) didn't match Pod's node affinity/selector"])
  }

  /// Pods without preferred terms, where none are added.
  public func isSkipped(_ pod: PodInfo, nodes: NodeSet, in cluster: ClusterView) -> Bool {
    addedPreferred.isEmpty && pod.shape.spec.affinity.preferredNodes.isEmpty
  }

  /// The weights of the matching terms, added up.
  public func score(_ pod: PodInfo, on node: NodeID, in cluster: ClusterView) -> Int64 {
    let candidate = cluster.node(node)
    func sum(_ terms: [PreferredSchedulingTerm]) -> Int64 {
      terms.reduce(0) { sum, term in
        let matches = term.preference.matches(name: candidate.name, labels: candidate.metadata.labels)
        return matches ? sum + Int64(term.weight) : sum
      }
    }
    return sum(addedPreferred) + sum(pod.shape.spec.affinity.preferredNodes)
  }

  /// Whether a pod's `nodeSelector` and required node affinity both select `node`.
  static func selects(_ node: Node, _ spec: PodSpec) -> Bool {
    let labels = node.metadata.labels
    return spec.nodeSelector.allSatisfy { labels[$0.key] == $0.value }
      && (spec.affinity.requiredNodes?.matches(name: node.name, labels: labels) ?? true)
  }
}
