extension PodSpec {
  /// Feeds the fields by which pods differ in numbers, the others being left to equality: a spec is hashed for every
  /// pod that arrives, and most pods leave most fields empty. What is empty feeds nothing.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(containers)
    hasher.combine(priority)
    if !initContainers.isEmpty { hasher.combine(initContainers) }
    if let resources { hasher.combine(resources) }
    if let gpu { hasher.combine(gpu) }
    if !nodeSelector.isEmpty { hasher.combine(nodeSelector) }
    if !affinity.isEmpty { hasher.combine(affinity) }
    if !tolerations.isEmpty { hasher.combine(tolerations) }
    if !topologySpreadConstraints.isEmpty { hasher.combine(topologySpreadConstraints) }
    if !nodeName.isEmpty { hasher.combine(nodeName) }
    if !volumes.isEmpty { hasher.combine(volumes) }
  }
}

extension Container {
  /// Feeds the fields by which containers differ in numbers, the others being left to equality.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(name)
    hasher.combine(resources.requests)
    if !image.isEmpty { hasher.combine(image) }
    if !resources.limits.isEmpty { hasher.combine(resources.limits) }
    if !hostPorts.isEmpty { hasher.combine(hostPorts) }
    if let restartPolicy { hasher.combine(restartPolicy) }
  }
}
