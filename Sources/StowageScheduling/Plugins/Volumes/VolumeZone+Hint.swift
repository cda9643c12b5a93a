public import StowageCluster
import StowageModel

extension VolumeZone: QueueHintPlugin {
  /// Nodes that join or change their labels; claims, volumes and storage classes that are made or changed.
  public var registeredEvents: ClusterEvent.Kinds { [.nodeAdded, .nodeLabels, .claims, .volumes, .storageClasses] }

  /// Any node helps; a claim that the pod names; a volume that is made or changes its zones; a storage class that is
  /// made and lets its volumes wait for the first pod (Kubernetes 1.34).
  public func queueingHint(_ event: ClusterEvent, _ pod: PodInfo, in cluster: ClusterView) -> Bool {
    switch event {
    case .nodeAdded, .nodeChanged: return true
    case .claimChanged(_, let claim):
      return claim.metadata.namespace == pod.shape.namespace && pod.shape.namedClaims.contains(claim.metadata.name)
    case .volumeChanged(let old, let new):
      guard let old else { return true }
      return Self.topologies(of: old) != Self.topologies(of: new)
    case .storageClassChanged(nil, let storageClass):
      return storageClass.volumeBindingMode == .waitForFirstConsumer
    default: return false
    }
  }
}
