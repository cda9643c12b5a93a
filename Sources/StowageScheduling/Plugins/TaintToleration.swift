public import StowageCluster
import StowageModel

/// Keeps pods off nodes with a `NoSchedule` or `NoExecute` taint that they don't tolerate (Kubernetes 1.34).
public struct TaintToleration: FilterPlugin {
  /// The plugin.
  public init() {}

  /// `TaintToleration`.
  public let name = "TaintToleration"
  /// The node alone.
  public let scope = FilterScope.nodeObject

  /// Where some node has a taint.
  public func concerns(_ pod: PodInfo, in cluster: ClusterView) -> Bool { cluster.hasTaintedNodes }

  /// The node's first taint that is not tolerated rejects the pod.
  public func reject(_ pod: PodInfo, on node: NodeID, in cluster: ClusterView) -> Rejection? {
    let tolerations = pod.shape.spec.tolerations
    for taint in cluster.node(node).taints where taint.effect != .preferNoSchedule {
      if !tolerations.contains(where: { $0.tolerates(taint) }) {
        return Rejection(
          plugin: name, code: .unschedulableAndUnresolvable,
          reasons: ["node(s) had untolerated taint {\(taint.key): \(taint.value)}"])
      }
    }
    return nil
  }
}
