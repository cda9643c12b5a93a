public import StowageCluster

/// A score plugin that says what its scores depend on, so that they can be cached and nodes be ranked beforehand. Without, they
/// may depend on anything, and every node is scored anew for every pod.
///
/// Kubernetes has nothing like it: it caches no scores. What is declared must be true; nothing checks it during a run.
public protocol CacheableScorePlugin: ScorePlugin {
  /// What the score of a node depends on beside the pod's shape, before it is normalised.
  var scoreScope: ScoreScope { get }

  /// The score as a formula of CPU and memory, where that is what it is for this pod: a quick way to the same scores. The
  /// answer holds as long as the nodes' and other objects stay. Default: `nil`, which is always right.
  func capacityFormula(for pod: PodInfo, in cluster: ClusterView) -> CapacityFormula?
}

extension CacheableScorePlugin {
  /// It is no formula.
  public func capacityFormula(for pod: PodInfo, in cluster: ClusterView) -> CapacityFormula? { nil }
}

/// What a score depends on, beside the pod's shape.
public enum ScoreScope: Hashable, Sendable {
  /// The node as it was given: its name, labels, taints.
  case nodeObject
  /// Which images lie on which nodes, and how many nodes there are.
  case nodeImages
  /// The node and the pods on it, and the largest amounts that any node has.
  case nodeState
  /// Anything in the cluster: what holds of a plugin that says nothing.
  case cluster
}
