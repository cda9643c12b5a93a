public import StowageCluster
import StowageModel

/// Keeps pods off nodes that would have more volumes of a driver than it can attach there (Kubernetes 1.34).
public struct NodeVolumeLimits: PreFilterPlugin, BatchFilterPlugin {
  /// Makes the plugin; it has no settings.
  public init() {}

  /// The plugin's name in rejections, scores and configuration files: `NodeVolumeLimits`.
  public let name = "NodeVolumeLimits"

  /// Pods with claims, or with disks that a driver has taken over.
  public func concerns(_ pod: PodInfo, in cluster: ClusterView) -> Bool {
    if pod.shape.spec.volumes.isEmpty { return false }
    return pod.shape.hasClaims || pod.shape.disks.contains { AttachedVolume(of: $0) != nil }
  }

  /// The volumes of the node's pods, those attached to it otherwise, and those of the pod's own that no pod of the node
  /// has must not be more than the driver can attach. A driver without a limit there takes any number.
  public func reject(_ pod: PodInfo, on node: NodeID, in cluster: ClusterView) -> Rejection? {
    reject(Wanted(pod, in: cluster), on: node, in: cluster)
  }

  /// The same with the pod's volumes looked up once.
  public func filter(_ nodes: inout NodeSet, for pod: PodInfo, in cluster: ClusterView) {
    let wanted = Wanted(pod, in: cluster)
    nodes.filter { reject(wanted, on: cluster.nodeID(at: $0), in: cluster) == nil }
  }

  private func reject(_ wanted: Wanted, on node: NodeID, in cluster: ClusterView) -> Rejection? {
    if let fault = wanted.fault {
      return Rejection(plugin: name, code: .unschedulableAndUnresolvable, reasons: [fault])
    }
    let objects = cluster.objects
    guard !wanted.volumes.isEmpty, let csiNode = objects.csiNode(named: cluster.node(node).name) else { return nil }
    let limited = csiNode.drivers.filter { $0.allocatableCount != nil }
    if limited.isEmpty { return nil }
    let ofPods = volumesOfPods(on: node, in: cluster, objects)
    let attached = ofPods.union(volumesAttached(to: cluster.node(node).name, objects))
    // As in kube-scheduler a volume that is attached without a pod on the node counts again for the pod that wants it.
    let added = wanted.volumes.subtracting(ofPods)
    for driver in limited {
      let new = added.count { $0.driver == driver.name }
      let limit = Int(driver.allocatableCount ?? .max)
      if new > 0 && attached.count(where: { $0.driver == driver.name }) + new > limit {
        return Rejection(plugin: name, reasons: ["node(s) exceed max volume count"])
      }
    }
    return nil
  }

  private func volumesOfPods(
    on node: NodeID, in cluster: ClusterView, _ objects: ClusterObjects
  ) -> Set<AttachedVolume> {
    var attached: Set<AttachedVolume> = []
    for neighbour in cluster.pods(on: node) {
      guard let shape = cluster.shape(cluster.shape(of: neighbour)), !shape.spec.volumes.isEmpty else { continue }
      for disk in shape.disks {
        if let volume = AttachedVolume(of: disk) { attached.insert(volume) }
      }
      for claim in PodClaim.all(of: neighbour, shape: shape, in: cluster) {
        if let volume = claim.object(in: objects).flatMap({ AttachedVolume(of: $0, in: objects) }) {
          attached.insert(volume)
        }
      }
    }
    return attached
  }

  private func volumesAttached(to nodeName: String, _ objects: ClusterObjects) -> Set<AttachedVolume> {
    var attached: Set<AttachedVolume> = []
    for attachment in objects.volumeAttachments where attachment.nodeName == nodeName {
      guard let volume = attachment.persistentVolumeName.flatMap({ objects.volume(named: $0) }),
        case .csi(_, let handle) = volume.source, !attachment.attacher.isEmpty
      else { continue }
      attached.insert(AttachedVolume(driver: attachment.attacher, identity: .handle(handle)))
    }
    return attached
  }

  /// The volumes that a pod needs attached.
  private struct Wanted {
    var volumes: Set<AttachedVolume> = []
    /// What keeps its volumes from being known.
    var fault: String?

    init(_ pod: PodInfo, in cluster: ClusterView) {
      let objects = cluster.objects
      for disk in pod.shape.disks {
        if let volume = AttachedVolume(of: disk) { volumes.insert(volume) }
      }
      for wanted in PodClaim.all(of: pod, in: cluster) {
        guard let claim = wanted.object(in: objects) else {
          fault = "looking up PVC \(wanted.namespace)/\(wanted.name): \(wanted.notFound)"
          return
        }
        if let fault = wanted.ownershipFault(of: claim) {
          self.fault = fault
          return
        }
        if let volume = AttachedVolume(of: claim, in: objects) { volumes.insert(volume) }
      }
    }
  }
}
