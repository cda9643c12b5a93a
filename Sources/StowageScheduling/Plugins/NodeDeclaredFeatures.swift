public import StowageCluster
import StowageModel

/// Keeps pods off nodes that don't declare what the pods need of them (Kubernetes 1.36, where the gate of the same name
/// is on by default).
public struct NodeDeclaredFeatures: PreFilterPlugin, CacheableFilterPlugin {
  /// Makes the plugin; it has no settings.
  public init() {}

  /// The plugin's name in rejections, scores and configuration files: `NodeDeclaredFeatures`.
  public let name = "NodeDeclaredFeatures"
  /// `.nodeObject`: the answer depends on what the node declares, and is cached for a shape.
  public let scope = FilterScope.nodeObject

  /// Pods that need something which not every node can do.
  public func concerns(_ pod: PodInfo, in cluster: ClusterView) -> Bool {
    !pod.shape.requiredNodeFeatures.isEmpty
  }

  /// A node that does not declare all of it rejects the pod.
  public func reject(_ pod: PodInfo, on node: NodeID, in cluster: ClusterView) -> Rejection? {
    let declared = cluster.node(node).declaredFeatures
    if pod.shape.requiredNodeFeatures.allSatisfy(declared.contains) { return nil }
    return Rejection(
      plugin: name, code: .unschedulableAndUnresolvable, reasons: ["node(s) didn't match Pod's required features"])
  }
}
