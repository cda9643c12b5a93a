public import StowageCluster
import StowageModel

/// Keeps pods on nodes that reach the volumes of their claims, and where claims without a volume can get one
/// (Kubernetes 1.34).
///
/// Once a pod is placed, ``reserve(_:at:in:)`` gives its claims what this plugin found for them.
public struct VolumeBinding: PreFilterPlugin, BatchFilterPlugin {
  /// Makes the plugin; it has no settings.
  public init() {}

  /// The plugin's name in rejections, scores and configuration files: `VolumeBinding`.
  public let name = "VolumeBinding"

  /// Pods with claims, those of ephemeral volumes included.
  public func concerns(_ pod: PodInfo, in cluster: ClusterView) -> Bool { pod.shape.hasClaims }

  /// Every claim must be usable, and have a volume unless it waits for one until its first pod is placed.
  public func rejectEverywhere(_ pod: PodInfo, in cluster: ClusterView) -> Rejection? {
    if pod.shape.spec.volumes.isEmpty { return nil }
    do {
      let needs = try VolumeNeeds(PodClaim.all(of: pod, in: cluster), in: cluster.objects)
      if !needs.hasUnboundImmediate { return nil }
      return rejection(["pod has unbound immediate PersistentVolumeClaims"])
    } catch {
      return rejection([error.reason])
    }
  }

  /// The node must reach all bound volumes, and every other claim must find a volume or have one made there.
  public func reject(_ pod: PodInfo, on node: NodeID, in cluster: ClusterView) -> Rejection? {
    guard let needs = try? VolumeNeeds(PodClaim.all(of: pod, in: cluster), in: cluster.objects) else { return nil }
    let reasons = needs.plan(on: cluster.node(node)).reasons
    return reasons.isEmpty ? nil : rejection(reasons)
  }

  /// The same with the claims looked up once.
  public func filter(_ nodes: inout NodeSet, for pod: PodInfo, in cluster: ClusterView) {
    guard let needs = try? VolumeNeeds(PodClaim.all(of: pod, in: cluster), in: cluster.objects) else { return }
    nodes.filter { needs.plan(on: cluster.node(cluster.nodeID(at: $0))).lacks.isEmpty }
  }

  private func rejection(_ reasons: [String]) -> Rejection {
    Rejection(plugin: name, code: .unschedulableAndUnresolvable, reasons: reasons)
  }
}
