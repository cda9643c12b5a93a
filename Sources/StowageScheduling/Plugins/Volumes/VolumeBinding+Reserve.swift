public import StowageCluster
import StowageModel

extension VolumeBinding: ReservePlugin {
  /// Gives the claims of a pod what the filter found for them on its node:
  /// a free volume is reserved for its claim from now on, and a claim whose volume is to be made is tied to the node
  /// (AssumePodVolumes of Kubernetes 1.34). Nothing happens to claims that have a volume, or to pods that can't be there.
  public func reserve(_ pod: PodInfo, at placement: Placement, in cluster: ClusterView) -> Reservation {
    guard pod.shape.hasClaims,
      let needs = try? VolumeNeeds(PodClaim.all(of: pod, in: cluster), in: cluster.objects), !needs.waiting.isEmpty
    else { return Reservation() }
    let node = cluster.node(placement.node)
    let plan = needs.plan(on: node)
    guard plan.lacks.isEmpty else { return Reservation() }
    var reservation = Reservation()
    for (claim, found) in plan.bindings {
      var volume = found
      volume.claimRef = ClaimReference(
        namespace: claim.metadata.namespace, name: claim.metadata.name, uid: claim.metadata.uid)
      reservation.add(Reservation(actions: [.put(volume)], unreserve: [.put(found)]))
    }
    for found in plan.provisions {
      var claim = found
      claim.metadata.annotations[StorageAnnotation.selectedNode] = node.name
      reservation.add(Reservation(actions: [.put(claim)], unreserve: [.put(found)]))
    }
    return reservation
  }
}
