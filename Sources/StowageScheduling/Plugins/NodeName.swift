public import StowageCluster
import StowageModel

/// Keeps a pod that asks for a node by name off all others (Kubernetes 1.34).
public struct NodeName: PreFilterPlugin, CacheableFilterPlugin {
  /// Makes the plugin; it has no settings.
  public init() {}

  /// The plugin's name in rejections, scores and configuration files: `NodeName`.
  public let name = "NodeName"
  /// `.nodeObject`: the answer depends on the node's name, and is cached for a shape.
  public let scope = FilterScope.nodeObject

  /// Whether the pod names a node in `spec.nodeName`; the plugin has nothing to say about others.
  public func concerns(_ pod: PodInfo, in cluster: ClusterView) -> Bool { !pod.shape.spec.nodeName.isEmpty }

  /// A node of another name rejects the pod.
  public func reject(_ pod: PodInfo, on node: NodeID, in cluster: ClusterView) -> Rejection? {
    if pod.shape.spec.nodeName.isEmpty || pod.shape.spec.nodeName == cluster.node(node).name { return nil }
    return Rejection(
      plugin: name, code: .unschedulableAndUnresolvable,
      reasons: ["node(s) didn't match the requested node name"])
  }
}
