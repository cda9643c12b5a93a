public import StowageCluster
import StowageModel

/// Keeps pods off nodes where another pod has a host port that they want (Kubernetes 1.34).
public struct NodePorts: PreFilterPlugin, CacheableFilterPlugin {
  /// Makes the plugin; it has no settings.
  public init() {}

  /// The plugin's name in rejections, scores and configuration files: `NodePorts`.
  public let name = "NodePorts"
  /// The node and its pods.
  public let scope = FilterScope.nodeState

  /// Pods with host ports.
  public func concerns(_ pod: PodInfo, in cluster: ClusterView) -> Bool { !pod.shape.hostPorts.isEmpty }

  /// A port that is taken rejects the pod.
  ///
  /// - Complexity: O(*p* × *q*) in the numbers of the pod's ports and of those in use on the node.
  public func reject(_ pod: PodInfo, on node: NodeID, in cluster: ClusterView) -> Rejection? {
    let wanted = pod.shape.hostPorts
    for neighbour in cluster.pods(on: node) {
      for taken in cluster.shape(cluster.shape(of: neighbour))?.hostPorts ?? []
      where wanted.contains(where: { $0.conflicts(with: taken) }) {
        return Rejection(
          plugin: name, reasons: ["node(s) didn't have free ports for the requested pod ports"])
      }
    }
    return nil
  }
}
