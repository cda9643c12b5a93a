import StowageModel

extension ClusterSnapshot {
  /// The cluster without `names`: the pods that ran there wait, but for those that belong to their node.
  ///
  /// Pods of daemon sets, and those that the kubelet runs by itself (whose owner is the node), go with their node; so do
  /// those that were being deleted anyway.
  ///
  /// - Complexity: O(*n*) in the number of all objects.
  public func losing(_ names: Set<String>) -> ClusterSnapshot {
    var left = self
    left.nodes.removeAll { names.contains($0.name) }
    left.bound.removeAll { names.contains($0.spec.nodeName) }
    let displaced = self.displaced(byLosing: names).map { pod in
      var pod = pod
      pod.spec.nodeName = ""
      pod.phase = .pending
      pod.startTime = nil
      return pod
    }
    left.pending = Self.queueOrder(displaced + pending.filter { !($0.belongsToNode && $0.isTied(to: names)) })
    return left
  }

  /// The pods on the nodes of these names that would have to run elsewhere.
  ///
  /// - Complexity: O(*n*) in the number of pods.
  func displaced(byLosing names: Set<String>) -> [Pod] {
    bound.filter { names.contains($0.spec.nodeName) && !$0.belongsToNode }
  }

  /// The zones of the nodes with the nodes in each, by name (`topology.kubernetes.io/zone`, or the label that came before
  /// it).
  ///
  /// - Complexity: O(*n* log *n*) in the number of nodes; worked out anew at each call.
  public var zones: [(name: String, nodes: [String])] {
    var zones: [String: [String]] = [:]
    for node in nodes {
      let labels = node.metadata.labels
      let zone = labels["topology.kubernetes.io/zone"] ?? labels["failure-domain.beta.kubernetes.io/zone"]
      if let zone { zones[zone, default: []].append(node.name) }
    }
    return zones.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}

extension Pod {
  /// Whether it can run on nodes of these names alone, as a daemon set's pod on its one.
  fileprivate func isTied(to names: Set<String>) -> Bool {
    guard let terms = spec.affinity.requiredNodes?.nodeSelectorTerms, !terms.isEmpty else { return false }
    return terms.allSatisfy { term in
      term.matchFields.contains { field in
        field.key == "metadata.name" && field.operator == .in && field.values.allSatisfy(names.contains)
      }
    }
  }

  /// Whether it would not be made anew elsewhere when its node is lost.
  fileprivate var belongsToNode: Bool {
    metadata.deletionTime != nil
      || metadata.ownerReferences.contains { $0.isController && ["DaemonSet", "Node"].contains($0.kind) }
  }
}
