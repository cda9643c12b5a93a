public import StowageCluster
import StowageModel

extension NodeVolumeLimits: QueueHintPlugin {
  /// A node's drivers that are made known or changed, pods that leave, claims that are made, volumes that are detached.
  public var registeredEvents: ClusterEvent.Kinds { [.csiNodes, .podRemoved, .claims, .attachments] }

  /// A node's drivers help when they are made known or a limit is raised, a pod with volumes that drivers attach when
  /// it leaves, one of the pod's claims when it is made, and a volume that is detached where the pod has a claim or a
  /// disk of that driver (Kubernetes 1.34).
  public func queueingHint(_ event: ClusterEvent, _ pod: PodInfo, in cluster: ClusterView) -> Bool {
    let shape = pod.shape
    switch event {
    case .csiNodeChanged(let old, let new):
      guard let old else { return true }
      return new.drivers.contains { driver in
        driver.allocatableCount ?? 0 > old.driver(named: driver.name)?.allocatableCount ?? 0
      }
    case .podRemoved(let other): return other.hasClaims || other.disks.contains { AttachedVolume(of: $0) != nil }
    case .claimChanged(nil, let claim): return shape.mayWant(claim)
    case .attachmentRemoved(let attachment):
      return !shape.namedClaims.isEmpty
        || shape.disks.contains { AttachedVolume(of: $0)?.driver == attachment.attacher }
    default: return false
    }
  }
}
