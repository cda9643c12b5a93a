import StowageModel

extension PodSpec {
  init(reading object: ObjectCursor, defaulting: Bool) throws(ManifestError) {
    var object = object
    self.init()
    hostNetwork = try object.optionalBool("hostNetwork") ?? false
    usesHostUsers = try object.optionalBool("hostUsers") ?? true
    let isOnHost = defaulting && hostNetwork
    for container in try object.objects("initContainers") {
      initContainers.append(try Container(reading: container, portsAreOnHost: isOnHost, defaulting: defaulting))
    }
    for container in try object.objects("containers") {
      containers.append(try Container(reading: container, portsAreOnHost: isOnHost, defaulting: defaulting))
    }
    if let podLevel = try object.optionalObject("resources") {
      resources = try ResourceRequirements(reading: podLevel)
      if defaulting { fillInPodLevelRequests() }
    }
    overhead = try object.resourceList("overhead")
    nodeSelector = try object.stringMap("nodeSelector")
    if let affinity = try object.optionalObject("affinity") { self.affinity = try Affinity(reading: affinity) }
    for toleration in try object.objects("tolerations") { tolerations.append(try Toleration(reading: toleration)) }
    for constraint in try object.objects("topologySpreadConstraints") {
      topologySpreadConstraints.append(try TopologySpreadConstraint(reading: constraint))
    }
    nodeName = try object.optionalString("nodeName") ?? ""
    priority = Int32(try object.optionalInt("priority", in: Int.int32) ?? 0)
    priorityClassName = try object.optionalString("priorityClassName") ?? ""
    preemptionPolicy = try object.optionalEnumeration("preemptionPolicy") ?? .preemptLowerPriority
    let scheduler = try object.optionalString("schedulerName") ?? ""
    if !scheduler.isEmpty { schedulerName = scheduler }
    for var gate in try object.objects("schedulingGates") { schedulingGates.append(try gate.string("name")) }
    for volume in try object.objects("volumes") { volumes.append(try PodVolume(reading: volume)) }
  }

  /// Fills in pod-level requests where pod-level limits are given, as the API server does (1.34,
  /// `defaultPodRequests`): from what the containers ask for in all, else from the limit.
  private mutating func fillInPodLevelRequests() {
    guard let limits = resources?.limits, !limits.isEmpty else { return }
    let fromContainers = PodSpec(containers: containers, initContainers: initContainers).effectiveRequests
    for name in [ResourceName.cpu, .memory] where fromContainers.contains(name) {
      if resources?.requests.contains(name) == false { resources?.requests[name] = fromContainers[name] }
    }
    resources = resources?.defaulted
  }
}

extension Int {
  /// The numbers that fit 32 bits, which is what Kubernetes keeps most counts in.
  static let int32 = Int(Int32.min)...Int(Int32.max)
}
