import StowageCluster

/// NodeAffinity where it is asked at `preFilter` and not at `filter`: of a pod's required node affinity, only names of nodes
/// count, and only where every term has some (1.34 and 1.36, nodeaffinity/node_affinity.go, `PreFilter`).
struct NodesNamedByAffinity: PreFilterPlugin, CacheableFilterPlugin, QueueHintPlugin {
  let name = "NodeAffinity"
  let scope = FilterScope.nodeObject

  var registeredEvents: ClusterEvent.Kinds { NodeAffinity().registeredEvents }

  func queueingHint(_ event: ClusterEvent, _ pod: PodInfo, in cluster: ClusterView) -> Bool {
    NodeAffinity().queueingHint(event, pod, in: cluster)
  }

  func concerns(_ pod: PodInfo, in cluster: ClusterView) -> Bool {
    NodeAffinity().candidates(for: pod, in: cluster) != nil
  }

  func rejectEverywhere(_ pod: PodInfo, in cluster: ClusterView) -> Rejection? {
    NodeAffinity().rejectEverywhere(pod, in: cluster)
  }

  func candidates(for pod: PodInfo, in cluster: ClusterView) -> [NodeID]? {
    NodeAffinity().candidates(for: pod, in: cluster)
  }

  func reject(_ pod: PodInfo, on node: NodeID, in cluster: ClusterView) -> Rejection? {
    guard let named = candidates(for: pod, in: cluster), !named.contains(node) else { return nil }
    return Rejection(
      plugin: name, code: .unschedulableAndUnresolvable, reasons: ["node(s) didn't satisfy plugin(s) [\(name)]"])
  }
}
