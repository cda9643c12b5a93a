public import StowageCluster

// Usable from inline, so that the imports are public: a package import keeps the optimiser from inlining across modules.
/// A filter plugin with what else it can do, found out once: whoever asks need not know which protocols it conforms to.
///
/// What a plugin does not say itself is answered by the defaults of the protocol that it does not conform to. It is an object, so
/// that it is handed on without a copy of the plugin.
@usableFromInline package final class PreparedFilter: Sendable {
  /// The plugin itself.
  package let plugin: any FilterPlugin
  /// Its name.
  package let name: String
  /// What its answers depend on.
  package let scope: FilterScope
  /// The kinds of events that can help a pod that it rejected.
  package let registeredEvents: ClusterEvent.Kinds
  // None is optional: what is taken out of an optional is copied, which costs more than most answers.
  private let preFilter: any PreFilterPlugin
  private let batch: any BatchFilterPlugin
  private let cacheable: any CacheableFilterPlugin
  private let queueHints: any QueueHintPlugin
  /// What it sets aside for placed pods, where it does.
  package let reserve: (any ReservePlugin)?

  package init(_ plugin: any FilterPlugin) {
    self.plugin = plugin
    name = plugin.name
    let rule = RuleAlone(plugin: plugin)
    preFilter = plugin as? any PreFilterPlugin ?? rule
    batch = plugin as? any BatchFilterPlugin ?? rule
    cacheable = plugin as? any CacheableFilterPlugin ?? rule
    queueHints = plugin as? any QueueHintPlugin ?? rule
    reserve = plugin as? any ReservePlugin
    scope = cacheable.scope
    registeredEvents = queueHints.registeredEvents
  }

  /// Why the pod can't be on `node`.
  @usableFromInline package func reject(_ pod: PodInfo, on node: NodeID, in cluster: ClusterView) -> Rejection? {
    plugin.reject(pod, on: node, in: cluster)
  }

  // MARK: Before any node is looked at

  package func concerns(_ pod: PodInfo, in cluster: ClusterView) -> Bool { preFilter.concerns(pod, in: cluster) }

  package func isLeftAside(_ pod: PodInfo, in cluster: ClusterView) -> Bool { preFilter.isLeftAside(pod, in: cluster) }

  package func rejectEverywhere(_ pod: PodInfo, in cluster: ClusterView) -> Rejection? {
    preFilter.rejectEverywhere(pod, in: cluster)
  }

  package func candidates(for pod: PodInfo, in cluster: ClusterView) -> [NodeID]? {
    preFilter.candidates(for: pod, in: cluster)
  }

  // MARK: Many nodes

  package func filter(_ nodes: inout NodeSet, for pod: PodInfo, in cluster: ClusterView) {
    batch.filter(&nodes, for: pod, in: cluster)
  }

  package func filter(
    _ nodes: inout NodeSet, for pod: PodInfo, in cluster: ClusterView, rejected: (NodeID, Rejection) -> Void
  ) {
    batch.filter(&nodes, for: pod, in: cluster, rejected: rejected)
  }

  package func test(_ nodes: [NodeID], for pod: PodInfo, in cluster: ClusterView, passes: inout [Bool]) {
    batch.test(nodes, for: pod, in: cluster, passes: &passes)
  }

  // MARK: Caching and queueing

  package func capacityDemands(of pod: PodInfo, in cluster: ClusterView) -> [Demand]? {
    cacheable.capacityDemands(of: pod, in: cluster)
  }

  package func queueingHint(_ event: ClusterEvent, _ pod: PodInfo, in cluster: ClusterView) -> Bool {
    queueHints.queueingHint(event, pod, in: cluster)
  }
}

/// A plugin with nothing but its rule: everything else is what the protocols have as defaults.
private struct RuleAlone: PreFilterPlugin, BatchFilterPlugin, CacheableFilterPlugin, QueueHintPlugin {
  let plugin: any FilterPlugin
  var name: String { plugin.name }
  let scope = FilterScope.cluster

  func reject(_ pod: PodInfo, on node: NodeID, in cluster: ClusterView) -> Rejection? {
    plugin.reject(pod, on: node, in: cluster)
  }

  func filter(_ nodes: inout NodeSet, for pod: PodInfo, in cluster: ClusterView) {
    plugin.filterEach(&nodes, for: pod, in: cluster)
  }

  func filter(
    _ nodes: inout NodeSet, for pod: PodInfo, in cluster: ClusterView, rejected: (NodeID, Rejection) -> Void
  ) {
    plugin.filterEach(&nodes, for: pod, in: cluster, rejected: rejected)
  }

  func test(_ nodes: [NodeID], for pod: PodInfo, in cluster: ClusterView, passes: inout [Bool]) {
    plugin.testEach(nodes, for: pod, in: cluster, passes: &passes)
  }
}
