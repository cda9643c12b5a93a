package import StowageCluster
import StowageModel

/// The domains of a `DoNotSchedule` constraint, and the pods in each, as they count for one pod.
package struct SpreadDomains {
  /// The constraint as it applies to the pod.
  package let constraint: SpreadConstraint
  /// The number of pods by the value of the constraint's key.
  package private(set) var counts: [String: Int64] = [:]
  /// What the emptiest domain counts as: 0 where there are fewer than `minDomains`.
  package private(set) var least: Int64 = 0
  /// 1 where the pod is one of those that count.
  private let itself: Int64

  /// Whether there are fewer than `minDomains`.
  package var areTooFew: Bool { counts.count < constraint.minDomains }

  /// Whether one pod more would be too many for a domain.
  package func isFull(_ domain: String) -> Bool {
    counts[domain, default: 0] + itself - least > constraint.maxSkew
  }

  private init(_ constraint: SpreadConstraint, for shape: PodShape) {
    self.constraint = constraint
    itself = constraint.selector?.matches(shape.labels) ?? false ? 1 : 0
  }

  /// The domains of each of a pod's constraints.
  static func all(of pod: PodInfo, by constraints: [SpreadConstraint], in cluster: ClusterView) -> [SpreadDomains] {
    let shape = pod.shape
    var all = constraints.map { SpreadDomains($0, for: shape) }
    for id in cluster.nodeIDs {
      let node = cluster.node(id)
      guard constraints.areAllKeys(in: node.metadata.labels) else { continue }
      for (position, constraint) in constraints.enumerated() where constraint.counts(node, for: shape.spec) {
        guard let value = node.metadata.labels[constraint.topologyKey] else { continue }
        all[position].counts[value, default: 0] += constraint.count(on: id, namespace: shape.namespace, in: cluster)
      }
    }
    for position in all.indices where !all[position].areTooFew {
      all[position].least = all[position].counts.values.min() ?? 0
    }
    return all
  }
}

extension PodTopologySpread {
  /// The domains of each of the pod's `DoNotSchedule` constraints.
  ///
  /// - Parameter key: The nodes whose taints the pod does not tolerate don't count for constraints over this key.
  package func domains(
    for pod: PodInfo, honoringTaintsOver key: String? = nil, in cluster: ClusterView
  ) -> [SpreadDomains] {
    let constraints = constraints(.doNotSchedule, of: pod, in: cluster)
      .map { $0.topologyKey == key ? $0.honoringTaints : $0 }
    return SpreadDomains.all(of: pod, by: constraints, in: cluster)
  }

  /// Whether a node with these labels is in no full domain and lacks none of the keys.
  package static func admits(_ labels: [String: String], _ domains: [SpreadDomains]) -> Bool {
    domains.allSatisfy { domain in labels[domain.constraint.topologyKey].map { !domain.isFull($0) } ?? false }
  }
}
