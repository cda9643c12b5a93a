import StowageCluster
import StowageModel
import StowageScheduling

/// Leaves only the nodes that a recorded decision looked at: kube-scheduler looks at a sample of a large cluster's
/// nodes, and scores are normalised over that sample.
struct LookedAt: FilterPlugin {
  /// The names of the nodes.
  let nodes: Set<String>
  let name = "LookedAt"
  let scope = FilterScope.nodeObject

  func reject(_ pod: PodInfo, on node: NodeID, in cluster: ClusterView) -> Rejection? {
    nodes.contains(cluster.node(node).name) ? nil : Rejection(plugin: name, reasons: ["node(s) were not looked at"])
  }
}

extension Profile {
  /// The profile with nothing but `nodes` to look at.
  func looking(atOnly nodes: Set<String>) -> Profile {
    Profile(
      name: name, filters: [LookedAt(nodes: nodes)] + feasibility.filters, scorers: scorers, tieBreak: tieBreak,
      deviceChoice: deviceChoice)
  }
}
