public import StowageCluster
import StowageModel

extension VolumeRestrictions: QueueHintPlugin {
  /// Nodes that join, pods that leave, and claims that are made.
  public var registeredEvents: ClusterEvent.Kinds { [.nodeAdded, .podRemoved, .claims] }

  /// Any node that joins helps, a pod of the namespace that leaves one of the pod's disks or claims, and one of the
  /// pod's claims that is made (Kubernetes 1.34).
  public func queueingHint(_ event: ClusterEvent, _ pod: PodInfo, in cluster: ClusterView) -> Bool {
    let shape = pod.shape
    switch event {
    case .nodeAdded: return true
    case .podRemoved(let other):
      if other.namespace != shape.namespace { return false }
      let claims = shape.namedClaims
      return other.namedClaims.contains(where: claims.contains)
        || other.disks.contains { freed in shape.disks.contains { $0.conflicts(with: freed) } }
    case .claimChanged(nil, let claim):
      return claim.metadata.namespace == shape.namespace && shape.namedClaims.contains(claim.metadata.name)
    default: return false
    }
  }
}
