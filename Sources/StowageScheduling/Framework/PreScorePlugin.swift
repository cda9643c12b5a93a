public import StowageCluster

/// A score plugin that speaks before any node is scored (Kubernetes' PreScore). Every answer has a default.
public protocol PreScorePlugin: ScorePlugin {
  /// Whether the plugin has nothing to say about this pod among `nodes`: all of them score 0 then, and nothing is
  /// normalised (Kubernetes' Skip). Default: `false`.
  func isSkipped(_ pod: PodInfo, nodes: NodeSet, in cluster: ClusterView) -> Bool

  /// Whether all nodes come to the same score for this pod once it is normalised, whichever of them it can be on; a quick
  /// answer from what holds for all nodes at once. Default: `false`, which is always right.
  func scoresAllAlike(_ pod: PodInfo, in cluster: ClusterView) -> Bool
}

extension PreScorePlugin {
  /// `false`: it has always something to say.
  public func isSkipped(_ pod: PodInfo, nodes: NodeSet, in cluster: ClusterView) -> Bool { false }

  /// `false`: it may tell nodes apart.
  public func scoresAllAlike(_ pod: PodInfo, in cluster: ClusterView) -> Bool { false }
}
