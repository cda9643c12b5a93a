public import StowageCluster

// Usable from inline, so that the imports are public: a package import keeps the optimiser from inlining across modules.
/// A score plugin with what else it can do, found out once: whoever asks need not know which protocols it conforms to.
///
/// What a plugin does not say itself is answered by the defaults of the protocol that it does not conform to. It is an object, so
/// that it is handed on without a copy of the plugin.
@usableFromInline package final class PreparedScore: Sendable {
  /// The plugin itself.
  package let plugin: any ScorePlugin
  /// What its scores depend on, before they are normalised.
  package let scope: ScoreScope
  /// How its scores are brought together.
  package let normalization: ScoreNormalization
  // None is optional: what is taken out of an optional is copied, which costs more than most answers.
  private let preScore: any PreScorePlugin
  private let batch: any BatchScorePlugin
  private let normalizing: any NormalizingScorePlugin
  private let cacheable: any CacheableScorePlugin

  package init(_ plugin: any ScorePlugin) {
    self.plugin = plugin
    let rule = RuleAlone(plugin: plugin)
    preScore = plugin as? any PreScorePlugin ?? rule
    batch = plugin as? any BatchScorePlugin ?? rule
    normalizing = plugin as? any NormalizingScorePlugin ?? rule
    cacheable = plugin as? any CacheableScorePlugin ?? rule
    scope = cacheable.scoreScope
    normalization = normalizing.normalization
  }

  /// How well the pod would lie on `node`.
  @usableFromInline package func score(_ pod: PodInfo, on node: NodeID, in cluster: ClusterView) -> Int64 {
    plugin.score(pod, on: node, in: cluster)
  }

  // MARK: Before any node is scored

  package func isSkipped(_ pod: PodInfo, nodes: NodeSet, in cluster: ClusterView) -> Bool {
    preScore.isSkipped(pod, nodes: nodes, in: cluster)
  }

  package func scoresAllAlike(_ pod: PodInfo, in cluster: ClusterView) -> Bool {
    preScore.scoresAllAlike(pod, in: cluster)
  }

  package func capacityFormula(for pod: PodInfo, in cluster: ClusterView) -> CapacityFormula? {
    cacheable.capacityFormula(for: pod, in: cluster)
  }

  // MARK: Many nodes

  package func score(_ pod: PodInfo, nodes: NodeSet, in cluster: ClusterView, into scores: inout [Int64]) {
    batch.score(pod, nodes: nodes, in: cluster, into: &scores)
  }

  package func score(_ pod: PodInfo, each nodes: [NodeID], in cluster: ClusterView, into scores: inout [Int64]) {
    batch.score(pod, each: nodes, in: cluster, into: &scores)
  }

  package func normalize(_ scores: inout [Int64], of nodes: NodeSet, for pod: PodInfo, in cluster: ClusterView) {
    normalizing.normalize(&scores, of: nodes, for: pod, in: cluster)
  }

  /// The scores of `nodes` as they are weighed, by the node's index: skipped, scored and normalised.
  package func finalScores(_ pod: PodInfo, nodes: NodeSet, in cluster: ClusterView, into scores: inout [Int64]) {
    if isSkipped(pod, nodes: nodes, in: cluster) {
      nodes.forEach { scores[$0] = 0 }
    } else {
      score(pod, nodes: nodes, in: cluster, into: &scores)
      normalize(&scores, of: nodes, for: pod, in: cluster)
    }
  }
}

/// A plugin with nothing but its rule: everything else is what the protocols have as defaults, and scores count as they are.
private struct RuleAlone: PreScorePlugin, BatchScorePlugin, NormalizingScorePlugin, CacheableScorePlugin {
  let plugin: any ScorePlugin
  var name: String { plugin.name }
  let normalization = ScoreNormalization.none
  let scoreScope = ScoreScope.cluster

  func score(_ pod: PodInfo, on node: NodeID, in cluster: ClusterView) -> Int64 {
    plugin.score(pod, on: node, in: cluster)
  }

  func score(_ pod: PodInfo, nodes: NodeSet, in cluster: ClusterView, into scores: inout [Int64]) {
    plugin.scoreEach(pod, nodes, in: cluster, into: &scores)
  }

  func score(_ pod: PodInfo, each nodes: [NodeID], in cluster: ClusterView, into scores: inout [Int64]) {
    plugin.scoreEach(pod, nodes, in: cluster, into: &scores)
  }
}
