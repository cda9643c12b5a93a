package import StowageKit

/// A plugin as somebody writes a first one: it scores one node at a time, and says nothing of what its score depends on.
private struct SparingGPUs: ScorePlugin {
  let name = "SparingGPUs"

  func score(_ pod: PodInfo, on node: NodeID, in cluster: ClusterView) -> Int64 {
    let hasGPUs = cluster.allocatable(.gpuMilli, on: node) > 0
    return pod.shape.gpu == nil && hasGPUs ? 0 : 100
  }
}

/// A profile with a plugin of one's own, beside a score of Kubernetes'.
@Sendable package func sparingGPUs() -> any SchedulingPolicy {
  Profile(
    name: "sparingGPUs",
    scorers: [.init(SparingGPUs(), weight: 10), .init(NodeResourcesAllocated(.most))])
}
