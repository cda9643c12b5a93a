extension PodSpec {
  /// Feeds the fields by which pods differ in numbers, the others being left to equality: a spec is hashed for every
  /// pod that arrives, and most pods have no volumes.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(containers)
    hasher.combine(initContainers)
    hasher.combine(resources)
    hasher.combine(gpu)
    hasher.combine(nodeSelector)
    hasher.combine(affinity)
    hasher.combine(tolerations)
    hasher.combine(topologySpreadConstraints)
    hasher.combine(nodeName)
    hasher.combine(priority)
    if !volumes.isEmpty { hasher.combine(volumes) }
  }
}
