public import StowageCluster
public import StowageModel

extension PodAffinityTerm {
  // Usable from inline, so that the imports are public: a package import keeps the optimiser from inlining across modules.
  /// Whether `other` is one of the pods that this term of `owner` means.
  ///
  /// Without namespaces and namespace selector the owner's own namespace is meant; an empty namespace selector means
  /// all of them.
  @usableFromInline package func matches(_ other: PodShape, owner: PodShape, in cluster: ClusterView) -> Bool {
    guard let labelSelector else { return false }
    let isInNamespace: Bool
    if namespaces?.isEmpty ?? true, namespaceSelector == nil {
      isInNamespace = other.namespace == owner.namespace
    } else {
      isInNamespace =
        namespaces?.contains(other.namespace) ?? false
        || namespaceSelector?.matches(cluster.objects.labels(ofNamespace: other.namespace)) ?? false
    }
    return isInNamespace && labelSelector.matches(other.labels)
  }
}

/// Numbers by topology pair: a node label's key and value.
struct TopologyCounts {
  private struct Pair: Hashable {
    let key: String
    let value: String
  }

  private var counts: [Pair: Int64] = [:]

  var isEmpty: Bool { counts.isEmpty }

  /// Adds `amount` at the node's value of `key`; nothing where the node lacks it.
  mutating func add(_ amount: Int64, key: String, on node: Node) {
    guard let value = node.metadata.labels[key] else { return }
    counts[Pair(key: key, value: value), default: 0] += amount
  }

  /// What was added at this value of `key`.
  func count(key: String, value: String) -> Int64 { counts[Pair(key: key, value: value)] ?? 0 }

  /// What was added at all labels that the node has.
  func sum(on node: Node) -> Int64 {
    counts.isEmpty ? 0 : node.metadata.labels.reduce(0) { $0 + count(key: $1.key, value: $1.value) }
  }

  /// Whether something above 0 was added at some label that the node has.
  func isAnyAboveZero(on node: Node) -> Bool {
    !counts.isEmpty && node.metadata.labels.contains { count(key: $0.key, value: $0.value) > 0 }
  }
}
