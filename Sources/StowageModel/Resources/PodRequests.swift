extension PodSpec {
  /// What the pod asks of a node in all.
  ///
  /// Kubernetes' rule (1.34, component-helpers/resource): by resource the larger of the sum over containers and
  /// sidecars, and of every init container with the sidecars started before it; then the pod-level request in its
  /// place for cpu, memory and huge pages; then the overhead on top.
  public var effectiveRequests: ResourceList {
    var running = ResourceList()
    for container in containers { running.add(container.resources.requests) }
    var sidecars = ResourceList()
    var starting = ResourceList()
    for container in initContainers {
      var step = container.resources.requests
      if container.isSidecar {
        running.add(step)
        sidecars.add(step)
        step = sidecars
      } else {
        step.add(sidecars)
      }
      starting.formMaximum(step)
    }
    running.formMaximum(starting)
    if let podLevel = resources {
      for (name, amount) in podLevel.requests.sorted where name.isPodLevel { running[name] = amount }
    }
    running.add(overhead)
    return running
  }
}

extension ResourceName {
  /// Whether Kubernetes lets a pod ask for this resource as a whole, over its containers.
  var isPodLevel: Bool { self == .cpu || self == .memory || isHugePages }
}

extension ResourceRequirements {
  /// The same with every missing request filled in from its limit, as the API server does when a pod is made.
  public var defaulted: ResourceRequirements {
    var filled = self
    for (name, amount) in limits.sorted where !requests.contains(name) { filled.requests[name] = amount }
    return filled
  }
}
