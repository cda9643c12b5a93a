public import StowageCluster
import StowageModel

extension InterPodAffinity: QueueHintPlugin {
  /// Pods that come and leave, nodes that join, and nodes whose labels change.
  public var registeredEvents: ClusterEvent.Kinds { [.podBound, .podRemoved, .nodeAdded, .nodeLabels] }

  /// A pod helps by coming that matches all the pod's required affinity terms, and by leaving one that all of the
  /// pod's anti-affinity terms mean, or whose own mean the pod. A node helps that has, or gets, the key of an affinity
  /// term, or that can be without neighbours for an anti-affinity term.
  ///
  /// These are the rules of Kubernetes 1.36. In 1.34 a pod that others' anti-affinity keeps off does not hear of their
  /// leaving, and waits up to five minutes and a half more.
  public func queueingHint(_ event: ClusterEvent, _ pod: PodInfo, in cluster: ClusterView) -> Bool {
    let affinity = pod.shape.spec.affinity
    switch event {
    case .podBound(let other): return all(affinity.requiredPods, of: pod.shape, mean: other, in: cluster)
    case .podRemoved(let other):
      return all(affinity.requiredAntiPods, of: pod.shape, mean: other, in: cluster)
        || all(other.spec.affinity.requiredAntiPods, of: other, mean: pod.shape, in: cluster)
    case .nodeAdded(let node):
      return !affinity.requiredAntiPods.isEmpty
        || affinity.requiredPods.contains { node.metadata.labels[$0.topologyKey] != nil }
    case .nodeChanged(let old, let new):
      let labels = (old: old.metadata.labels, new: new.metadata.labels)
      return affinity.requiredPods.contains { term in
        labels.new[term.topologyKey] != nil && labels.old[term.topologyKey] != labels.new[term.topologyKey]
      }
        || affinity.requiredAntiPods.contains { term in
          labels.old[term.topologyKey] != nil && labels.old[term.topologyKey] != labels.new[term.topologyKey]
        }
    default: return false
    }
  }

  private func all(
    _ terms: [PodAffinityTerm], of owner: PodShape, mean other: PodShape, in cluster: ClusterView
  ) -> Bool {
    !terms.isEmpty && terms.allSatisfy { $0.matches(other, owner: owner, in: cluster) }
  }
}
