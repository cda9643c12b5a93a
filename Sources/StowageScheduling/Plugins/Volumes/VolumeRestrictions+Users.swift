package import StowageCluster
import StowageModel

extension VolumeRestrictions {
  /// The pods that use one of the pod's `ReadWriteOncePod` claims, with the claim's name, by node.
  package func claimUsers(
    against pod: PodInfo, in cluster: ClusterView
  ) -> [(pod: PodID, node: NodeID, claim: String)] {
    let exclusive = exclusiveClaims(of: pod, in: cluster)
    if exclusive.isEmpty { return [] }
    return cluster.nodeIDs.flatMap { node in
      cluster.pods(on: node).flatMap { neighbour -> [(pod: PodID, node: NodeID, claim: String)] in
        guard let shape = cluster.shape(cluster.shape(of: neighbour)), shape.namespace == pod.shape.namespace else {
          return []
        }
        return shape.namedClaims.filter(exclusive.contains).map { (pod: neighbour, node: node, claim: $0) }
      }
    }
  }

  /// The pods on `node` that have one of the pod's disks in a way that does not go together with its own.
  package func diskUsers(against pod: PodInfo, on node: NodeID, in cluster: ClusterView) -> [PodID] {
    let disks = pod.shape.disks
    return cluster.pods(on: node).filter { neighbour in
      let taken = cluster.shape(cluster.shape(of: neighbour))?.disks ?? []
      return disks.contains { disk in taken.contains(where: disk.conflicts) }
    }
  }
}
