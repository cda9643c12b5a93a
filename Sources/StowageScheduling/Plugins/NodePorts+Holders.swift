package import StowageCluster
package import StowageModel

extension NodePorts {
  /// The pods on `node` that have a port which `pod` wants, with the port that is wanted, in the order of the node's pods.
  package func holders(
    against pod: PodInfo, on node: NodeID, in cluster: ClusterView
  ) -> [(pod: PodID, port: HostPort)] {
    cluster.pods(on: node).flatMap { neighbour in
      let taken = cluster.shape(cluster.shape(of: neighbour))?.hostPorts ?? []
      return pod.shape.hostPorts.filter { port in taken.contains { $0.conflicts(with: port) } }
        .map { (pod: neighbour, port: $0) }
    }
  }
}
