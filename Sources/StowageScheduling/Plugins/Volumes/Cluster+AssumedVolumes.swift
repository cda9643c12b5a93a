public import StowageCluster
import StowageModel

extension Cluster {
  /// Gives the claims of a pod what ``VolumeBinding`` found for them on `node`, as kube-scheduler does when it decides:
  /// a free volume is kept for its claim from now on, and a claim whose volume is to be made is tied to the node
  /// (AssumePodVolumes of Kubernetes 1.34). Nothing happens to claims that have a volume, or to pods that can't be there.
  public func assumeVolumes(of pod: PodID, on node: NodeID) {
    guard let info = PodInfo(pod, in: view), info.shape.hasClaims,
      let needs = try? VolumeNeeds(PodClaim.all(of: info, in: view), in: objects), !needs.waiting.isEmpty
    else { return }
    let plan = needs.plan(on: view.node(node))
    guard plan.lacks.isEmpty else { return }
    for (claim, volume) in plan.bindings {
      var volume = volume
      volume.claimRef = ClaimReference(
        namespace: claim.metadata.namespace, name: claim.metadata.name, uid: claim.metadata.uid)
      objects.volumes.update(volume)
    }
    for claim in plan.provisions {
      var claim = claim
      claim.metadata.annotations[StorageAnnotation.selectedNode] = view.node(node).name
      objects.claims.update(claim)
    }
  }
}
