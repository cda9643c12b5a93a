public import StowageCluster
import StowageModel

/// Keeps two pods from the same disk on one node, and from a claim that only one pod in the cluster may use
/// (Kubernetes 1.34).
public struct VolumeRestrictions: PreFilterPlugin, BatchFilterPlugin {
  /// Makes the plugin; it has no settings.
  public init() {}

  /// The plugin's name in rejections, scores and configuration files: `VolumeRestrictions`.
  public let name = "VolumeRestrictions"

  /// Pods that name disks or claims.
  public func concerns(_ pod: PodInfo, in cluster: ClusterView) -> Bool { !pod.shape.spec.volumes.isEmpty }

  /// Pods without disks whose `ReadWriteOncePod` claims nobody uses.
  public func isLeftAside(_ pod: PodInfo, in cluster: ClusterView) -> Bool {
    pod.shape.disks.isEmpty && !claimsAreInUse(pod, in: cluster)
  }

  /// A named claim must be there.
  public func rejectEverywhere(_ pod: PodInfo, in cluster: ClusterView) -> Rejection? {
    if pod.shape.spec.volumes.isEmpty { return nil }
    let objects = cluster.objects
    for claim in pod.shape.namedClaims where objects.claim(namespace: pod.shape.namespace, name: claim) == nil {
      return Rejection(
        plugin: name, code: .unschedulableAndUnresolvable, reasons: ["persistentvolumeclaim \"\(claim)\" not found"])
    }
    return nil
  }

  /// In this order: no pod of the node may have one of the pod's disks, unless both only read it; no pod anywhere may
  /// use a `ReadWriteOncePod` claim of the pod.
  public func reject(_ pod: PodInfo, on node: NodeID, in cluster: ClusterView) -> Rejection? {
    reject(pod, on: node, claimsAreInUse: claimsAreInUse(pod, in: cluster), in: cluster)
  }

  /// The same with the claims looked up once.
  public func filter(_ nodes: inout NodeSet, for pod: PodInfo, in cluster: ClusterView) {
    let claimsAreInUse = claimsAreInUse(pod, in: cluster)
    nodes.filter { reject(pod, on: cluster.nodeID(at: $0), claimsAreInUse: claimsAreInUse, in: cluster) == nil }
  }

  /// The same, and tells why.
  public func filter(
    _ nodes: inout NodeSet, for pod: PodInfo, in cluster: ClusterView, rejected: (NodeID, Rejection) -> Void
  ) {
    let claimsAreInUse = claimsAreInUse(pod, in: cluster)
    nodes.filter(in: cluster, rejected: rejected) { reject(pod, on: $0, claimsAreInUse: claimsAreInUse, in: cluster) }
  }

  private func reject(
    _ pod: PodInfo, on node: NodeID, claimsAreInUse: Bool, in cluster: ClusterView
  ) -> Rejection? {
    if !disksAreFree(pod.shape.disks, on: node, in: cluster) {
      return Rejection(plugin: name, reasons: ["node(s) had no available disk"])
    }
    if claimsAreInUse {
      return Rejection(
        plugin: name,
        reasons: [
          "node(s) unavailable due to PersistentVolumeClaim with ReadWriteOncePod access mode already in-use by another"
            + " pod"
        ])
    }
    return nil
  }

  private func disksAreFree(_ disks: [InTreeVolume], on node: NodeID, in cluster: ClusterView) -> Bool {
    if disks.isEmpty { return true }
    for neighbour in cluster.pods(on: node) {
      guard let taken = cluster.shape(cluster.shape(of: neighbour))?.disks, !taken.isEmpty else { continue }
      for disk in disks where taken.contains(where: disk.conflicts) { return false }
    }
    return true
  }

  private func claimsAreInUse(_ pod: PodInfo, in cluster: ClusterView) -> Bool {
    let exclusive = exclusiveClaims(of: pod, in: cluster)
    if exclusive.isEmpty { return false }
    for node in cluster.nodeIDs {
      for neighbour in cluster.pods(on: node) {
        guard let shape = cluster.shape(cluster.shape(of: neighbour)), shape.namespace == pod.shape.namespace else {
          continue
        }
        if shape.namedClaims.contains(where: exclusive.contains) { return true }
      }
    }
    return false
  }

  /// The names of the pod's claims that only one pod in the cluster may use.
  func exclusiveClaims(of pod: PodInfo, in cluster: ClusterView) -> Set<String> {
    let objects = cluster.objects
    return Set(
      pod.shape.namedClaims.filter {
        objects.claim(namespace: pod.shape.namespace, name: $0)?.spec.accessModes.contains(.readWriteOncePod) ?? false
      })
  }
}
