public import StowageCluster

/// A score plugin that brings the scores of the nodes that a pod can be on to one scale (Kubernetes' ScoreExtensions). Without,
/// scores count as they are.
public protocol NormalizingScorePlugin: ScorePlugin {
  /// How the scores are brought together. Default: ``ScoreNormalization/other``, a way of the plugin's own.
  var normalization: ScoreNormalization { get }

  /// Brings the scores of `nodes` to 0 ... 100. Default: as ``normalization`` says; with ``ScoreNormalization/other`` they are
  /// left as they are.
  func normalize(_ scores: inout [Int64], of nodes: NodeSet, for pod: PodInfo, in cluster: ClusterView)
}

extension NormalizingScorePlugin {
  /// In a way of its own.
  public var normalization: ScoreNormalization { .other }

  /// Scales by the highest score where ``normalization`` says so.
  public func normalize(_ scores: inout [Int64], of nodes: NodeSet, for pod: PodInfo, in cluster: ClusterView) {
    if case .byHighest(let isReversed) = normalization {
      ScoreNormalization.scale(&scores, of: nodes, reversed: isReversed)
    }
  }
}
