public import StowageCluster
import StowageModel

extension InterPodAffinity: PreScorePlugin, BatchScorePlugin, NormalizingScorePlugin {
  /// Pods without wishes, where no pod that speaks of others has been bound, or where such pods' wishes are not asked.
  public func isSkipped(_ pod: PodInfo, nodes: NodeSet, in cluster: ClusterView) -> Bool {
    let affinity = pod.shape.spec.affinity
    return (ignoresPreferredTermsOfExistingPods || !cluster.hasHadPodAffinity) && affinity.preferredPods.isEmpty
      && affinity.preferredAntiPods.isEmpty
  }

  /// The weights of the terms that hold in the node's topologies: the pod's own wishes for existing pods, existing
  /// pods' wishes for it, and what existing pods require of it times ``hardPodAffinityWeight``.
  public func score(_ pod: PodInfo, on node: NodeID, in cluster: ClusterView) -> Int64 {
    weights(for: pod, in: cluster).sum(on: cluster.node(node))
  }

  /// The same with the pods looked at once.
  public func score(_ pod: PodInfo, nodes: NodeSet, in cluster: ClusterView, into scores: inout [Int64]) {
    let weights = weights(for: pod, in: cluster)
    nodes.forEach { scores[$0] = weights.sum(on: cluster.node(cluster.nodeID(at: $0))) }
  }

  /// `trunc(100 * ((score - lowest) / (highest - lowest)))` in floating point, the division first; 0 where all are equal.
  public func normalize(_ scores: inout [Int64], of nodes: NodeSet, for pod: PodInfo, in cluster: ClusterView) {
    var highest = Int64.min
    var lowest = Int64.max
    nodes.forEach { node in
      highest = max(highest, scores[node])
      lowest = min(lowest, scores[node])
    }
    nodes.forEach { node in
      scores[node] = Self.normalized(scores[node], lowest: lowest, highest: highest)
    }
  }

  /// One normalised score.
  package static func normalized(_ score: Int64, lowest: Int64, highest: Int64) -> Int64 {
    let share = highest > lowest ? Double(score - lowest) / Double(highest - lowest) : 0
    return Int64(100 * share)
  }

  private func weights(for pod: PodInfo, in cluster: ClusterView) -> TopologyCounts {
    let shape = pod.shape
    var weights = TopologyCounts()
    cluster.presentNodes.forEach { index in
      let id = cluster.nodeID(at: index)
      let node = cluster.node(id)
      for neighbour in cluster.pods(on: id) {
        guard let other = cluster.shape(cluster.shape(of: neighbour)) else { continue }
        func add(_ term: PodAffinityTerm, _ weight: Int64, of owner: PodShape, meaning pod: PodShape) {
          if term.matches(pod, owner: owner, in: cluster) { weights.add(weight, key: term.topologyKey, on: node) }
        }
        for wish in shape.spec.affinity.preferredPods { add(wish.term, Int64(wish.weight), of: shape, meaning: other) }
        for wish in shape.spec.affinity.preferredAntiPods {
          add(wish.term, -Int64(wish.weight), of: shape, meaning: other)
        }
        for term in other.spec.affinity.requiredPods { add(term, hardPodAffinityWeight, of: other, meaning: shape) }
        for wish in other.spec.affinity.preferredPods { add(wish.term, Int64(wish.weight), of: other, meaning: shape) }
        for wish in other.spec.affinity.preferredAntiPods {
          add(wish.term, -Int64(wish.weight), of: other, meaning: shape)
        }
      }
    }
    return weights
  }
}
