package import StowageCluster
import StowageModel

extension VolumeBinding {
  /// The pod's claims that have no volume and are promised to one node, which their annotation names.
  package func promises(to pod: PodInfo, in cluster: ClusterView) -> [(claim: String, node: String)] {
    guard let needs = try? VolumeNeeds(PodClaim.all(of: pod, in: cluster), in: cluster.objects) else { return [] }
    return needs.waiting.compactMap { claim in
      claim.selectedNode.map { (claim: "\(claim.metadata.namespace)/\(claim.metadata.name)", node: $0) }
    }
  }
}
