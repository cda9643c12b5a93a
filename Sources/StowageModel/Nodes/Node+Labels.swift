extension Node {
  /// Whether it has all of `labels`, as a pod's `nodeSelector` asks; every node has none.
  ///
  /// - Complexity: O(*n*) in the number of `labels`.
  public func hasLabels(_ labels: [String: String]) -> Bool {
    labels.allSatisfy { metadata.labels[$0.key] == $0.value }
  }

  /// The node with the labels that every kubelet gives its own, where they are missing: `kubernetes.io/os`,
  /// `kubernetes.io/arch` and `kubernetes.io/hostname`. Tables of machines tell none of them.
  public var labelledByKubelet: Node {
    var node = self
    for (key, value) in Self.kubeletLabels where node.metadata.labels[key] == nil { node.metadata.labels[key] = value }
    if node.metadata.labels["kubernetes.io/hostname"] == nil { node.metadata.labels["kubernetes.io/hostname"] = name }
    return node
  }

  /// What a kubelet says of a machine of which nothing else is known.
  private static let kubeletLabels = [("kubernetes.io/os", "linux"), ("kubernetes.io/arch", "amd64")]
}
