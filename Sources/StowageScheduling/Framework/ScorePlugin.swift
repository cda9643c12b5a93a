public import StowageCluster

/// Says how well a pod would lie on each node that it can be on (Kubernetes' Score).
///
/// The score of one node is all that a plugin needs. What else it can do, it says by one of the small protocols that refine this
/// one, which are looked for once, when a ``Profile/Scorer`` is made:
///
/// - ``CacheableScorePlugin``: says what its scores depend on, so that they can be cached;
/// - ``PreScorePlugin``: speaks before any node is scored;
/// - ``BatchScorePlugin``: scores many nodes at once;
/// - ``NormalizingScorePlugin``: brings the scores of all nodes to one scale.
public protocol ScorePlugin: Sendable {
  /// The plugin's name, as Kubernetes spells it where it has one.
  var name: String { get }

  /// How well the pod would lie on `node`: more is better. Plugins that are combined by weights keep to 0 ... 100.
  func score(_ pod: PodInfo, on node: NodeID, in cluster: ClusterView) -> Int64
}
