public import StowageCluster

/// Says which nodes a pod can be on (Kubernetes' Filter).
///
/// The rule for one node is all that a plugin needs. What else it can do, it says by one of the small protocols that refine this
/// one, which are looked for once, when a ``Feasibility`` is made:
///
/// - ``PreFilterPlugin``: speaks before any node is looked at;
/// - ``CacheableFilterPlugin``: says what its answers depend on, so that they can be cached;
/// - ``BatchFilterPlugin``: answers for many nodes at once;
/// - ``QueueHintPlugin``: says which events help a pod that it rejected;
/// - ``ReservePlugin``: sets something aside for a placed pod.
public protocol FilterPlugin: Sendable {
  /// The plugin's name, as Kubernetes spells it where it has one.
  var name: String { get }

  /// Why the pod can't be on `node` now, with all the pods that are there; `nil` where it can.
  func reject(_ pod: PodInfo, on node: NodeID, in cluster: ClusterView) -> Rejection?
}
