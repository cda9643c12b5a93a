import StowageKit

struct FewPods: ScorePlugin {
  let name = "FewPods"

  func score(_ pod: PodInfo, on node: NodeID, in cluster: ClusterView) -> Int64 {
    max(0, 100 - Int64(cluster.pods(on: node).count))
  }
}

extension FewPods: CacheableScorePlugin {
  var scoreScope: ScoreScope { .nodeState }
}

struct LastFit: FilteringPolicy {
  let name = "lastFit"
  var feasibility = Feasibility()

  mutating func decide(_ pod: PodInfo, in cluster: ClusterView, random: inout RandomStream) -> Decision {
    let nodes = feasibility.nodes(for: pod, in: cluster)
    guard let node = cluster.nodeIDs(in: nodes).last else { return .unschedulable }
    return DeviceChoice.tightest.place(pod, on: node, in: cluster, random: &random)
  }
}
