public import StowageCluster
import StowageModel

/// Keeps pods near the pods they must be near and away from those they must not be near, and scores nodes by the
/// neighbours that they would rather have or not have (Kubernetes 1.34).
public struct InterPodAffinity: PreFilterPlugin, BatchFilterPlugin {
  /// How much an existing pod's required affinity for the pod counts in the score.
  public let hardPodAffinityWeight: Int64

  /// Whether a pod without wishes of its own is not scored by the wishes of pods that are there already.
  public let ignoresPreferredTermsOfExistingPods: Bool

  /// The plugin; Kubernetes' defaults unless given.
  public init(hardPodAffinityWeight: Int64 = 1, ignoresPreferredTermsOfExistingPods: Bool = false) {
    self.hardPodAffinityWeight = hardPodAffinityWeight
    self.ignoresPreferredTermsOfExistingPods = ignoresPreferredTermsOfExistingPods
  }

  /// The plugin's name in rejections, scores and configuration files: `InterPodAffinity`.
  public let name = "InterPodAffinity"

  /// Pods that must be near others or away from them, and all pods once one that speaks of others has been bound.
  public func concerns(_ pod: PodInfo, in cluster: ClusterView) -> Bool {
    let affinity = pod.shape.spec.affinity
    return cluster.hasHadPodAffinity || !affinity.requiredPods.isEmpty || !affinity.requiredAntiPods.isEmpty
  }

  /// Pods that need neither be near others nor away from them, where no bound pod must be away from them.
  public func isLeftAside(_ pod: PodInfo, in cluster: ClusterView) -> Bool {
    let affinity = pod.shape.spec.affinity
    if !affinity.requiredPods.isEmpty || !affinity.requiredAntiPods.isEmpty { return false }
    return !cluster.hasHadPodAffinity || Neighbourhood(pod, in: cluster).existingAntiAffinity.isEmpty
  }

  /// In this order: the node's topology must have pods that match every required term; no pod that a required
  /// anti-affinity term means; no pod whose own required anti-affinity means this pod.
  public func reject(_ pod: PodInfo, on node: NodeID, in cluster: ClusterView) -> Rejection? {
    reject(cluster.node(node), by: Neighbourhood(pod, in: cluster))
  }

  /// The same with the pods looked at once.
  public func filter(_ nodes: inout NodeSet, for pod: PodInfo, in cluster: ClusterView) {
    let neighbourhood = Neighbourhood(pod, in: cluster)
    nodes.filter { reject(cluster.node(cluster.nodeID(at: $0)), by: neighbourhood) == nil }
  }

  /// The same, and tells why.
  public func filter(
    _ nodes: inout NodeSet, for pod: PodInfo, in cluster: ClusterView, rejected: (NodeID, Rejection) -> Void
  ) {
    let neighbourhood = Neighbourhood(pod, in: cluster)
    nodes.filter(in: cluster, rejected: rejected) { reject(cluster.node($0), by: neighbourhood) }
  }

  private func reject(_ node: Node, by neighbourhood: Neighbourhood) -> Rejection? {
    if !neighbourhood.satisfiesAffinity(node) {
      return Rejection(
        plugin: name, code: .unschedulableAndUnresolvable, reasons: ["node(s) didn't match pod affinity rules"])
    }
    if !neighbourhood.satisfiesAntiAffinity(node) {
      return Rejection(plugin: name, reasons: ["node(s) didn't match pod anti-affinity rules"])
    }
    if neighbourhood.existingAntiAffinity.isAnyAboveZero(on: node) {
      return Rejection(plugin: name, reasons: ["node(s) didn't satisfy existing pods anti-affinity rules"])
    }
    return nil
  }
}

/// The pods in each topology that required terms speak of.
private struct Neighbourhood {
  private let shape: PodShape
  private let matchesItself: Bool
  private var affinity = TopologyCounts()
  private var antiAffinity = TopologyCounts()
  private(set) var existingAntiAffinity = TopologyCounts()

  init(_ pod: PodInfo, in cluster: ClusterView) {
    let shape = pod.shape
    self.shape = shape
    let required = shape.spec.affinity.requiredPods
    matchesItself = required.allSatisfy { $0.matches(shape, owner: shape, in: cluster) }
    for id in cluster.nodeIDs {
      let node = cluster.node(id)
      for neighbour in cluster.pods(on: id) {
        guard let other = cluster.shape(cluster.shape(of: neighbour)) else { continue }
        // A pod counts for affinity only if it matches all terms together, for anti-affinity term by term.
        if !required.isEmpty && required.allSatisfy({ $0.matches(other, owner: shape, in: cluster) }) {
          for term in required { affinity.add(1, key: term.topologyKey, on: node) }
        }
        for term in shape.spec.affinity.requiredAntiPods where term.matches(other, owner: shape, in: cluster) {
          antiAffinity.add(1, key: term.topologyKey, on: node)
        }
        for term in other.spec.affinity.requiredAntiPods where term.matches(shape, owner: other, in: cluster) {
          existingAntiAffinity.add(1, key: term.topologyKey, on: node)
        }
      }
    }
  }

  /// The first pod of a kind that wants to be near its own kind may go anywhere that has the keys.
  func satisfiesAffinity(_ node: Node) -> Bool {
    var hasPods = true
    for term in shape.spec.affinity.requiredPods {
      guard let value = node.metadata.labels[term.topologyKey] else { return false }
      if affinity.count(key: term.topologyKey, value: value) <= 0 { hasPods = false }
    }
    return hasPods || (affinity.isEmpty && matchesItself)
  }

  func satisfiesAntiAffinity(_ node: Node) -> Bool {
    shape.spec.affinity.requiredAntiPods.allSatisfy { term in
      guard let value = node.metadata.labels[term.topologyKey] else { return true }
      return antiAffinity.count(key: term.topologyKey, value: value) <= 0
    }
  }
}
