public import StowageCluster

/// A filter that says what its answers depend on, so that they can be cached. Without, they may depend on anything, and are
/// asked for anew for every pod.
///
/// Kubernetes has nothing like it: it caches no answers. What is declared must be true; nothing checks it during a run.
public protocol CacheableFilterPlugin: FilterPlugin {
  /// What the answer for a node depends on, beside the pod's shape.
  var scope: FilterScope { get }

  /// What has to be free on a node for this pod, where the plugin's rule is that and nothing else: a quick way to the same
  /// answers. It holds as long as the nodes' and other objects stay. Default: `nil`, which is always right.
  func capacityDemands(of pod: PodInfo, in cluster: ClusterView) -> [Demand]?
}

extension CacheableFilterPlugin {
  /// The rule is another.
  public func capacityDemands(of pod: PodInfo, in cluster: ClusterView) -> [Demand]? { nil }
}

/// What a filter's answer for one node depends on, beside the pod's shape.
public enum FilterScope: Hashable, Sendable {
  /// The node as it was given: its name, labels, taints.
  case nodeObject
  /// The node and the pods on it.
  case nodeState
  /// Anything in the cluster: what holds of a plugin that says nothing.
  case cluster
}
