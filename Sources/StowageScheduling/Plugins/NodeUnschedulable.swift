public import StowageCluster
import StowageModel

/// Keeps pods off nodes with `spec.unschedulable`, unless they tolerate the taint that stands for it (Kubernetes 1.34).
public struct NodeUnschedulable: PreFilterPlugin, CacheableFilterPlugin {
  /// Makes the plugin; it has no settings.
  public init() {}

  /// The plugin's name in rejections, scores and configuration files: `NodeUnschedulable`.
  public let name = "NodeUnschedulable"
  /// `.nodeObject`: the answer depends on whether the node is cordoned, and is cached for a shape.
  public let scope = FilterScope.nodeObject

  private static let taint = Taint(key: "node.kubernetes.io/unschedulable", effect: .noSchedule)

  /// Where some node is cordoned.
  public func concerns(_ pod: PodInfo, in cluster: ClusterView) -> Bool { cluster.hasUnschedulableNodes }

  /// A cordoned node rejects the pod.
  public func reject(_ pod: PodInfo, on node: NodeID, in cluster: ClusterView) -> Rejection? {
    if !cluster.node(node).unschedulable || pod.shape.spec.tolerations.contains(where: { $0.tolerates(Self.taint) }) {
      return nil
    }
    return Rejection(
      plugin: name, code: .unschedulableAndUnresolvable, reasons: ["node(s) were unschedulable"])
  }
}
