public import StowageCluster
import StowageModel

extension VolumeBinding: QueueHintPlugin {
  /// Nodes that join or change their labels, and whatever is made or changed about storage.
  public var registeredEvents: ClusterEvent.Kinds {
    [.nodeAdded, .nodeLabels, .claims, .volumes, .storageClasses, .csiNodes, .storageCapacities]
  }

  /// Any node, and any volume that is made or changed, helps; one of the pod's claims; a storage class that is made or
  /// changes its topologies; a node's drivers that are made known or take over other volumes; storage of which more is
  /// left (Kubernetes 1.34).
  public func queueingHint(_ event: ClusterEvent, _ pod: PodInfo, in cluster: ClusterView) -> Bool {
    switch event {
    case .nodeAdded, .nodeChanged, .volumeChanged: return true
    case .claimChanged(_, let claim): return pod.shape.mayWant(claim)
    case .storageClassChanged(let old, let new): return old?.allowedTopologies != new.allowedTopologies || old == nil
    case .csiNodeChanged(let old, let new):
      let key = "storage.alpha.kubernetes.io/migrated-plugins"
      return old == nil || old?.metadata.annotations[key] != new.metadata.annotations[key]
    case .storageCapacityChanged(let old, let new):
      guard let old else { return true }
      guard let capacity = new.maximumVolumeSizeBytes ?? new.capacityBytes else { return false }
      return capacity > old.maximumVolumeSizeBytes ?? old.capacityBytes ?? -1
    default: return false
    }
  }
}

extension PodShape {
  /// Whether `claim` is, or may be, one of the pod's. The claim of an ephemeral volume is called after its pod, which
  /// the shape does not know: any claim of the namespace may be that.
  func mayWant(_ claim: PersistentVolumeClaim) -> Bool {
    if claim.metadata.namespace != namespace { return false }
    return spec.volumes.contains { volume in
      switch volume.source {
      case .persistentVolumeClaim(let name, _): name == claim.metadata.name
      case .ephemeral: true
      case .inTree, .csi, .image, .other: false
      }
    }
  }
}
