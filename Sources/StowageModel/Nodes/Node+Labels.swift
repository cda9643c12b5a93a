extension Node {
  /// Whether it has all of `labels`, as a pod's `nodeSelector` asks; every node has none.
  ///
  /// - Complexity: O(*n*) in the number of `labels`.
  public func hasLabels(_ labels: [String: String]) -> Bool {
    labels.allSatisfy { metadata.labels[$0.key] == $0.value }
  }
}
