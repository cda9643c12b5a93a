import StowageCluster

/// A filter that asks another one at some of its extension points.
protocol StageOfFilter: CacheableFilterPlugin, QueueHintPlugin {
  var plugin: PreparedFilter { get }
}

extension StageOfFilter {
  var name: String { plugin.name }
  var scope: FilterScope { plugin.scope }
  var registeredEvents: ClusterEvent.Kinds { plugin.registeredEvents }

  func queueingHint(_ event: ClusterEvent, _ pod: PodInfo, in cluster: ClusterView) -> Bool {
    plugin.queueingHint(event, pod, in: cluster)
  }
}

/// A plugin that is asked at `preFilter` and not at `filter`: it can keep a pod off all nodes at once, and off no single one.
struct PreFilterStage: StageOfFilter, PreFilterPlugin, BatchFilterPlugin {
  let plugin: PreparedFilter

  func concerns(_ pod: PodInfo, in cluster: ClusterView) -> Bool { false }

  func rejectEverywhere(_ pod: PodInfo, in cluster: ClusterView) -> Rejection? {
    plugin.rejectEverywhere(pod, in: cluster)
  }

  func candidates(for pod: PodInfo, in cluster: ClusterView) -> [NodeID]? {
    plugin.candidates(for: pod, in: cluster)
  }

  func reject(_ pod: PodInfo, on node: NodeID, in cluster: ClusterView) -> Rejection? { nil }

  func filter(_ nodes: inout NodeSet, for pod: PodInfo, in cluster: ClusterView) {}
}

/// A plugin that is asked at `filter` and not at `preFilter`, or whose `preFilter` comes in another order. What it sets aside for
/// placed pods is set aside here: a plugin that does so is never without its `filter`.
struct FilterStage: StageOfFilter, PreFilterPlugin, BatchFilterPlugin, ReservePlugin {
  let plugin: PreparedFilter
  /// Whether it makes up for `preFilter` when it is asked about a node, as VolumeZone does.
  let makesUpForPreFilter: Bool

  func concerns(_ pod: PodInfo, in cluster: ClusterView) -> Bool { plugin.concerns(pod, in: cluster) }

  func reject(_ pod: PodInfo, on node: NodeID, in cluster: ClusterView) -> Rejection? {
    if makesUpForPreFilter, let rejection = plugin.rejectEverywhere(pod, in: cluster) { return rejection }
    return plugin.reject(pod, on: node, in: cluster)
  }

  func filter(_ nodes: inout NodeSet, for pod: PodInfo, in cluster: ClusterView) {
    if makesUpForPreFilter && plugin.rejectEverywhere(pod, in: cluster) != nil {
      nodes = NodeSet(capacity: nodes.capacity)
    } else {
      plugin.filter(&nodes, for: pod, in: cluster)
    }
  }
  func reserve(_ pod: PodInfo, at placement: Placement, in cluster: ClusterView) -> Reservation {
    plugin.reserve?.reserve(pod, at: placement, in: cluster) ?? Reservation()
  }
}
