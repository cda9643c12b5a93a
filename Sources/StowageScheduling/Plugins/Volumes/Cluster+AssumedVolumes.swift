public import StowageCluster
import StowageModel

extension Cluster {
  /// Gives the claims of a pod what ``VolumeBinding`` found for them on `node`, as kube-scheduler does when it decides:
  /// a free volume is kept for its claim from now on, and a claim whose volume is to be made is tied to the node
  /// (AssumePodVolumes of Kubernetes 1.34). Nothing happens to claims that have a volume, or to pods that can't be there.
  ///
  /// - Returns: What changed, in order.
  @discardableResult
  public func assumeVolumes(of pod: PodID, on node: NodeID) -> [ClusterEvent] {
    guard let info = PodInfo(pod, in: view), info.shape.hasClaims,
      let needs = try? VolumeNeeds(PodClaim.all(of: info, in: view), in: objects), !needs.waiting.isEmpty
    else { return [] }
    let plan = needs.plan(on: view.node(node))
    guard plan.lacks.isEmpty else { return [] }
    var events: [ClusterEvent] = []
    for (claim, found) in plan.bindings {
      var volume = found
      volume.claimRef = ClaimReference(
        namespace: claim.metadata.namespace, name: claim.metadata.name, uid: claim.metadata.uid)
      put(volume, cause: .scheduler)
      events.append(.volumeChanged(from: found, to: volume))
    }
    for found in plan.provisions {
      var claim = found
      claim.metadata.annotations[StorageAnnotation.selectedNode] = view.node(node).name
      put(claim, cause: .scheduler)
      events.append(.claimChanged(from: found, to: claim))
    }
    return events
  }
}
