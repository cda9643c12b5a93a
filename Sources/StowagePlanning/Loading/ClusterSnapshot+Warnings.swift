import StowageModel

extension ClusterSnapshot {
  /// What is odd about the cluster beside what the reader noticed.
  func foundWarnings(leftAside: [String: Int]) -> [ClusterWarning] {
    var kinds: [ClusterWarning.Kind] = []
    if nodes.isEmpty { kinds.append(.noNodes) }
    for node in nodes where node.allocatable[.cpu] == 0 && node.allocatable[.memory] == 0 {
      kinds.append(.nothingAllocatable(node: node.name))
    }
    if !gated.isEmpty { kinds.append(.gated(pods: gated.map(\.qualifiedName))) }
    kinds += ofOtherSchedulers.grouped { [$0.spec.schedulerName] }.map { .ofOtherScheduler($0.key, pods: $0.pods) }
    if !terminating.isEmpty { kinds.append(.terminating(pods: terminating.map(\.qualifiedName))) }
    let names = Set(nodes.map(\.name))
    kinds += pending.grouped { pod in
      let node = pod.nominatedNodeName
      return node.isEmpty || names.contains(node) ? [] : [node]
    }.map { .nominatedToMissingNode($0.key, pods: $0.pods) }
    kinds += (bound + pending).grouped(missingClaims).map { .missingClaim($0.key, pods: $0.pods) }
    if selectsNamespaces {
      kinds += (bound + pending).grouped(missingNamespace).map { .missingNamespace($0.key, pods: $0.pods) }
    }
    if !leftAside.isEmpty { kinds.append(.leftAside(leftAside)) }
    return kinds.map(ClusterWarning.init)
  }

  private func missingClaims(of pod: Pod) -> [String] {
    pod.spec.volumes.compactMap { volume in
      guard let name = volume.claimName(inPod: pod.metadata.name) else { return nil }
      let namespace = pod.metadata.namespace
      return objects.claim(namespace: namespace, name: name) == nil ? "\(namespace)/\(name)" : nil
    }
  }

  private func missingNamespace(of pod: Pod) -> [String] {
    let name = pod.metadata.namespace
    return unlistedNamespaces.contains(name) || objects.namespaces.object(named: name) == nil ? [name] : []
  }

  /// Whether some pod's affinity selects namespaces by labels beside the one with their name; the empty selector selects all
  /// of them.
  private var selectsNamespaces: Bool {
    (bound + pending).contains { pod in
      let affinity = pod.spec.affinity
      let terms =
        affinity.requiredPods + affinity.requiredAntiPods
        + (affinity.preferredPods + affinity.preferredAntiPods).map(\.term)
      return terms.contains { term in
        guard let selector = term.namespaceSelector else { return false }
        let keys = selector.matchLabels.map(\.key) + selector.matchExpressions.map(\.key)
        return keys.contains { $0 != "kubernetes.io/metadata.name" }
      }
    }
  }
}

extension [Pod] {
  /// The names of the pods by what `keys` tells of each, in the order in which the keys first come.
  fileprivate func grouped(_ keys: (Pod) -> [String]) -> [(key: String, pods: [String])] {
    var groups: [(key: String, pods: [String])] = []
    var indices: [String: Int] = [:]
    for pod in self {
      for key in keys(pod) {
        if let index = indices[key] {
          groups[index].pods.append(pod.qualifiedName)
        } else {
          indices[key] = groups.count
          groups.append((key, [pod.qualifiedName]))
        }
      }
    }
    return groups
  }
}
