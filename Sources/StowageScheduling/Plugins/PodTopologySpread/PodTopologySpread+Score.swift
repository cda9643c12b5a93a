public import StowageCluster
import StowageModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

extension PodTopologySpread: PreScorePlugin, BatchScorePlugin, NormalizingScorePlugin {
  /// Pods without a constraint to score by.
  public func isSkipped(_ pod: PodInfo, nodes: NodeSet, in cluster: ClusterView) -> Bool {
    if pod.shape.spec.topologySpreadConstraints.isEmpty && !cluster.hasServices
      && (pod.shape.controller == nil || !cluster.hasOwners)
    {
      return true
    }
    return constraints(.scheduleAnyway, of: pod, in: cluster).isEmpty
  }

  /// The weighted number of pods in the node's domains; what is missing a key counts -1 and ends at 0.
  public func score(_ pod: PodInfo, on node: NodeID, in cluster: ClusterView) -> Int64 {
    // One node alone is its own domain: the score needs the other feasible nodes, so it is asked for all at once.
    var scores = [Int64](repeating: 0, count: cluster.nodeSlots)
    score(pod, nodes: cluster.presentNodes, in: cluster, into: &scores)
    return scores[node.index]
  }

  /// By constraint `count * ln(domains + 2) + maxSkew - 1`, added up and rounded.
  ///
  /// The domains are those of `nodes`; their pods are counted on all nodes.
  public func score(_ pod: PodInfo, nodes: NodeSet, in cluster: ClusterView, into scores: inout [Int64]) {
    let scoring = SpreadScoring(
      pod, by: constraints(.scheduleAnyway, of: pod, in: cluster), needsAllKeys: needsAllKeys(pod), nodes: nodes,
      in: cluster)
    nodes.forEach { scores[$0] = scoring.score(cluster.nodeID(at: $0), in: cluster) }
  }

  /// `100 * (highest + lowest - score) / highest`; 100 where the highest is 0.
  public func normalize(_ scores: inout [Int64], of nodes: NodeSet, for pod: PodInfo, in cluster: ClusterView) {
    var highest = Int64.min
    var lowest = Int64.max
    nodes.forEach { node in
      guard scores[node] != SpreadScoring.ignored else { return }
      highest = max(highest, scores[node])
      lowest = min(lowest, scores[node])
    }
    nodes.forEach { node in
      if scores[node] == SpreadScoring.ignored {
        scores[node] = 0
      } else {
        scores[node] = Self.normalized(scores[node], lowest: lowest, highest: highest)
      }
    }
  }
}

extension PodTopologySpread {
  /// One normalised score.
  package static func normalized(_ score: Int64, lowest: Int64, highest: Int64) -> Int64 {
    highest == 0 ? 100 : 100 * (highest + lowest - score) / highest
  }
}

/// What the pods in the domains of some nodes weigh.
package struct SpreadScoring {
  private let pod: PodInfo
  private let constraints: [SpreadConstraint]
  private let needsAllKeys: Bool
  private var weights: [Double] = []
  /// By constraint: the number of pods by the value of its key, for the values that feasible nodes have.
  private var domains: [[String: Int64]]

  /// The mark of a node that lacks a key.
  package static let ignored: Int64 = -1

  /// The key by which every node is a domain of its own.
  package static let hostname = "kubernetes.io/hostname"

  init(
    _ pod: PodInfo, by constraints: [SpreadConstraint], needsAllKeys: Bool, nodes: NodeSet, in cluster: ClusterView
  ) {
    self.pod = pod
    self.constraints = constraints
    self.needsAllKeys = needsAllKeys
    domains = constraints.map { _ in [:] }
    findDomains(of: nodes, in: cluster)
    for node in cluster.nodeIDs { countPods(on: node, in: cluster) }
  }

  /// Finds the domains that `nodes` are in, and what each constraint weighs by their number.
  private mutating func findDomains(of nodes: NodeSet, in cluster: ClusterView) {
    var count = 0
    for node in cluster.nodeIDs(in: nodes) {
      let labels = cluster.node(node).metadata.labels
      if needsAllKeys && !constraints.areAllKeys(in: labels) { continue }
      count += 1
      for (position, constraint) in constraints.enumerated() where constraint.topologyKey != Self.hostname {
        domains[position][labels[constraint.topologyKey] ?? ""] = 0
      }
    }
    weights = constraints.enumerated().map { position, constraint in
      log(Double((constraint.topologyKey == Self.hostname ? count : domains[position].count) + 2))
    }
  }

  private mutating func countPods(on id: NodeID, in cluster: ClusterView) {
    let node = cluster.node(id)
    if needsAllKeys && !constraints.areAllKeys(in: node.metadata.labels) { return }
    for (position, constraint) in constraints.enumerated() where constraint.topologyKey != Self.hostname {
      let value = node.metadata.labels[constraint.topologyKey] ?? ""
      guard domains[position][value] != nil, constraint.counts(node, for: pod.shape.spec) else { continue }
      domains[position][value, default: 0] += constraint.count(on: id, namespace: pod.shape.namespace, in: cluster)
    }
  }

  func score(_ node: NodeID, in cluster: ClusterView) -> Int64 {
    let labels = cluster.node(node).metadata.labels
    if needsAllKeys && !constraints.areAllKeys(in: labels) { return Self.ignored }
    var score = 0.0
    for (position, constraint) in constraints.enumerated() {
      guard let value = labels[constraint.topologyKey] else { continue }
      let count =
        constraint.topologyKey == Self.hostname
        ? constraint.count(on: node, namespace: pod.shape.namespace, in: cluster) : domains[position][value] ?? 0
      score += Double(count) * weights[position] + Double(constraint.maxSkew - 1)
    }
    return Int64(score.rounded(.toNearestOrAwayFromZero))
  }
}
