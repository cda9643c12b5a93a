public import StowageCluster
package import StowageModel

extension NodeAffinity {
  /// Terms that all pin the node's name, but each to several names at once, can never match.
  public func rejectEverywhere(_ pod: PodInfo, in cluster: ClusterView) -> Rejection? {
    guard let pinned = Self.pinnedNames(pod.shape.spec.affinity.requiredNodes), pinned.isEmpty else { return nil }
    return Rejection(plugin: name, code: .unschedulableAndUnresolvable, reasons: ["pod affinity terms conflict"])
  }

  /// The nodes that the terms name, where every term names some.
  public func candidates(for pod: PodInfo, in cluster: ClusterView) -> [NodeID]? {
    Self.pinnedNames(pod.shape.spec.affinity.requiredNodes)?.compactMap { cluster.node(named: $0) }.sorted()
  }

  /// The node names that `metadata.name In` conditions leave, where each term has such a condition.
  package static func pinnedNames(_ required: NodeSelector?) -> Set<String>? {
    guard let terms = required?.nodeSelectorTerms, !terms.isEmpty else { return nil }
    var names: Set<String> = []
    for term in terms {
      let pins = term.matchFields.filter { $0.key == "metadata.name" && $0.operator == .in }.map { Set($0.values) }
      guard let first = pins.first else { return nil }
      names.formUnion(pins.dropFirst().reduce(first) { $0.intersection($1) })
    }
    return names
  }
}
