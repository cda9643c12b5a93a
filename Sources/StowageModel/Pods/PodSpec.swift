/// What a pod wants.
public struct PodSpec: Hashable, Sendable {
  /// The containers that run side by side; at least one in Kubernetes.
  public var containers: [Container]
  /// The containers that run first, one after the other; sidecars stay.
  public var initContainers: [Container]
  /// Requests and limits of the pod as a whole, where they are given.
  public var resources: ResourceRequirements?
  /// What running the pod costs beside its containers.
  public var overhead: ResourceList
  /// What it wants in GPUs.
  public var gpu: GPURequest?
  /// Labels that the node must have.
  public var nodeSelector: [String: String]
  /// Which nodes and which neighbours it must or would rather have.
  public var affinity: Affinity
  /// The taints it puts up with.
  public var tolerations: [Toleration]
  /// How its kind is to be spread.
  public var topologySpreadConstraints: [TopologySpreadConstraint]
  /// The node it is bound to, or asks for by name.
  public var nodeName: String
  /// Higher priorities are scheduled first and may preempt lower ones; 0 unless given.
  public var priority: Int32
  /// The priority class that gives the priority where there is none in the pod; empty for none.
  public var priorityClassName: String
  /// Whether it may preempt others.
  public var preemptionPolicy: PreemptionPolicy
  /// The scheduler that is to decide it.
  public var schedulerName: String
  /// Gates that keep it out of the queue.
  public var schedulingGates: [String]
  /// Whether it is on its node's own network, where every port of a container is a port of the node.
  public var hostNetwork: Bool
  /// The volumes that its containers can mount.
  public var volumes: [PodVolume]

  /// A pod's wants; what is not given is empty or Kubernetes' default.
  public init(
    containers: [Container] = [], initContainers: [Container] = [], resources: ResourceRequirements? = nil,
    overhead: ResourceList = [:], gpu: GPURequest? = nil, nodeSelector: [String: String] = [:],
    affinity: Affinity = Affinity(), tolerations: [Toleration] = [],
    topologySpreadConstraints: [TopologySpreadConstraint] = [], nodeName: String = "", priority: Int32 = 0,
    priorityClassName: String = "", preemptionPolicy: PreemptionPolicy = .preemptLowerPriority,
    schedulerName: String = "default-scheduler", schedulingGates: [String] = [],
    hostNetwork: Bool = false, volumes: [PodVolume] = []
  ) {
    self.containers = containers
    self.initContainers = initContainers
    self.resources = resources
    self.overhead = overhead
    self.gpu = gpu
    self.nodeSelector = nodeSelector
    self.affinity = affinity
    self.tolerations = tolerations
    self.topologySpreadConstraints = topologySpreadConstraints
    self.nodeName = nodeName
    self.priority = priority
    self.priorityClassName = priorityClassName
    self.preemptionPolicy = preemptionPolicy
    self.schedulerName = schedulerName
    self.schedulingGates = schedulingGates
    self.hostNetwork = hostNetwork
    self.volumes = volumes
  }

  /// Whether its users are the node's own (`hostUsers`); if not, it has a user namespace of its own.
  public var usesHostUsers = true

  /// What a node must declare that it can do, sorted (component-helpers/nodedeclaredfeatures, 1.36).
  ///
  /// - Complexity: O(*n*) in the number of containers; worked out anew at each call.
  public var requiredNodeFeatures: [String] {
    var features: [String] = []
    if containers.contains(where: \.restartsAllContainers) || initContainers.contains(where: \.restartsAllContainers) {
      features.append("RestartAllContainersOnContainerExits")
    }
    if hostNetwork && !usesHostUsers { features.append("UserNamespacesHostNetworkSupport") }
    return features
  }

  /// The host ports of containers and sidecars.
  ///
  /// - Complexity: O(*n*) in the number of containers and their ports; worked out anew at each call.
  public var hostPorts: [HostPort] {
    containers.flatMap(\.hostPorts) + initContainers.filter(\.isSidecar).flatMap(\.hostPorts)
  }
}

/// Whether a pod may preempt others.
public enum PreemptionPolicy: String, Hashable, Sendable, CaseIterable {
  /// It may preempt pods of lower priority.
  case preemptLowerPriority = "PreemptLowerPriority"
  /// It waits its turn.
  case never = "Never"
}
