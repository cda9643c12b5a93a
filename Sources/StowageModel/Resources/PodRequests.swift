extension PodSpec {
  /// What the pod asks of a node in all.
  ///
  /// - Complexity: O(*c* × *r*) in the numbers of containers and resources; worked out anew at each call.
  public var effectiveRequests: ResourceList { requests() }

  /// What the pod asks of a node in all, by Kubernetes' rule (1.34, component-helpers/resource): by resource the larger
  /// of the sum over containers and sidecars, and of every init container with the sidecars started before it; then
  /// the pod-level request in its place for cpu, memory and huge pages; then the overhead on top.
  ///
  /// - Parameters:
  ///   - missing: What a container counts for resources that it has no request of, as scores have it.
  ///   - podLevel: Whether requests of the pod as a whole are looked at.
  /// - Complexity: O(*c* × *r*) in the numbers of containers and resources; worked out anew at each call.
  public func requests(missing: ResourceList = [:], podLevel: Bool = true) -> ResourceList {
    func requests(of container: Container) -> ResourceList {
      var filled = container.resources.requests
      filled.fill(from: missing)
      return filled
    }
    if containers.count == 1 && initContainers.isEmpty && resources == nil && overhead.isEmpty {
      return requests(of: containers[0])
    }
    var running = ResourceList()
    for container in containers { running.add(requests(of: container)) }
    var sidecars = ResourceList()
    var starting = ResourceList()
    for container in initContainers {
      var step = requests(of: container)
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
    if podLevel, let resources {
      for (name, amount) in resources.requests.sorted where name.isPodLevel { running[name] = amount }
    }
    running.add(overhead)
    return running
  }

  /// What the pod counts on its node where scores look at CPU and memory (Kubernetes 1.34, `NonZeroRequested`): a
  /// container without a request counts 100 milli-CPU and 200 MiB. Where the pod as a whole has requests, only what is
  /// missing of it as a whole is filled in.
  ///
  /// - Complexity: O(*c* × *r*) in the numbers of containers and resources; worked out anew at each call.
  public var nonZeroRequests: ResourceList {
    var missing = Self.defaultNonZeroRequests
    if let resources, resources.requests.names.contains(where: \.isPodLevel) {
      let known = effectiveRequests
      for name in missing.names where known.contains(name) { missing.remove(name) }
    }
    return requests(missing: missing)
  }

  /// What a container without a request counts in scores (Kubernetes 1.34, scheduler/util/pod_resources.go).
  public static let defaultNonZeroRequests: ResourceList = [.cpu: 100, .memory: 200 << 20]
}

extension ResourceName {
  /// Whether Kubernetes lets a pod ask for this resource as a whole, over its containers.
  var isPodLevel: Bool { self == .cpu || self == .memory || isHugePages }
}

extension ResourceRequirements {
  /// The same with every missing request filled in from its limit, as the API server does when a pod is made.
  public var defaulted: ResourceRequirements {
    var filled = self
    filled.requests.fill(from: limits)
    return filled
  }
}
