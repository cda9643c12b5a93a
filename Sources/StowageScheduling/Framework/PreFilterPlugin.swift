public import StowageCluster

/// A filter that speaks before any node is looked at (Kubernetes' PreFilter). Every answer has a default.
public protocol PreFilterPlugin: FilterPlugin {
  /// Whether this pod has anything that the plugin looks at; if not, it is not asked about nodes. Default: `true`.
  func concerns(_ pod: PodInfo, in cluster: ClusterView) -> Bool

  /// Whether the plugin is left aside for this pod through a whole cycle, also when other pods are tried out on nodes or
  /// taken off them afterwards (Kubernetes' Skip). Default: where it does not concern the pod.
  func isLeftAside(_ pod: PodInfo, in cluster: ClusterView) -> Bool

  /// Why the pod can be on no node at all, whatever they are like. Default: `nil`, nothing keeps it off all nodes at once.
  func rejectEverywhere(_ pod: PodInfo, in cluster: ClusterView) -> Rejection?

  /// The only nodes that the pod could be on, where the pod itself names them (Kubernetes' PreFilterResult). Default: `nil`,
  /// it names none.
  func candidates(for pod: PodInfo, in cluster: ClusterView) -> [NodeID]?
}

extension PreFilterPlugin {
  /// `true`: the plugin is asked about every pod.
  public func concerns(_ pod: PodInfo, in cluster: ClusterView) -> Bool { true }

  /// Where it does not concern the pod.
  public func isLeftAside(_ pod: PodInfo, in cluster: ClusterView) -> Bool { !concerns(pod, in: cluster) }

  /// Nothing keeps the pod off all nodes at once.
  public func rejectEverywhere(_ pod: PodInfo, in cluster: ClusterView) -> Rejection? { nil }

  /// The pod names none.
  public func candidates(for pod: PodInfo, in cluster: ClusterView) -> [NodeID]? { nil }
}
