package import StowageCluster
package import StowageModel

extension InterPodAffinity {
  /// A bound pod that a pod can't be near, and where.
  package struct Conflict {
    /// The bound pod.
    package let pod: PodID
    /// Where it is.
    package let node: NodeID
    /// The key of the topology.
    package let topologyKey: String
    /// The domain that the pod can't be in.
    package let domain: String
    /// Whether it is the pod's own anti-affinity that says so, and not that of the bound one.
    package let isOwn: Bool
  }

  /// All pods that required anti-affinity keeps `pod` away from, by node.
  package func conflicts(with pod: PodInfo, in cluster: ClusterView) -> [Conflict] {
    let shape = pod.shape
    var conflicts: [Conflict] = []
    for id in cluster.nodeIDs {
      let labels = cluster.node(id).metadata.labels
      for neighbour in cluster.pods(on: id) {
        guard let other = cluster.shape(cluster.shape(of: neighbour)) else { continue }
        func add(_ terms: [PodAffinityTerm], of owner: PodShape, meaning meant: PodShape, isOwn: Bool) {
          for term in terms where term.matches(meant, owner: owner, in: cluster) {
            guard let domain = labels[term.topologyKey] else { continue }
            conflicts.append(
              Conflict(pod: neighbour, node: id, topologyKey: term.topologyKey, domain: domain, isOwn: isOwn))
          }
        }
        add(shape.spec.affinity.requiredAntiPods, of: shape, meaning: other, isOwn: true)
        add(other.spec.affinity.requiredAntiPods, of: other, meaning: shape, isOwn: false)
      }
    }
    return conflicts
  }

  /// Whether `other` is a pod that `shape` must be near: one that all its required terms mean.
  package static func isWanted(_ other: PodShape, by shape: PodShape, in cluster: ClusterView) -> Bool {
    let required = shape.spec.affinity.requiredPods
    return !required.isEmpty && required.allSatisfy { $0.matches(other, owner: shape, in: cluster) }
  }
}
