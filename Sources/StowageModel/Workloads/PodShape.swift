/// What scheduling can see of a pod. Pods that are copies of one another share one shape.
///
/// A shape never changes once made, so that it can be handed around freely; two shapes are equal when their contents are.
public final class PodShape: Sendable {
  /// The namespace of the pods; empty where there are none, as in traces.
  public let namespace: String
  /// The labels, which other pods' selectors may select.
  public let labels: [String: String]
  /// What manages the pod, such as its replica set.
  public let controller: OwnerReference?
  /// What the pod wants, volumes that cannot matter to scheduling left out.
  public let spec: PodSpec
  /// What it asks of a node in all, devices aside.
  public let requests: ResourceList
  /// What it counts on its node where scores look at CPU and memory: a container without a request counts something.
  public let nonZeroRequests: ResourceList
  /// The same by containers alone: without what the pod asks for as a whole.
  public let nonZeroContainerRequests: ResourceList
  /// The host ports of its containers and sidecars.
  public let hostPorts: [HostPort]
  /// What a node must declare that it can do, sorted; see ``PodSpec/requiredNodeFeatures``.
  public let requiredNodeFeatures: [String]
  /// What equal shapes have in common, another number in each process.
  package let contentHash: Int

  /// The shape of pods with these wants.
  ///
  /// - Complexity: O(size of the specification): requests are summed up and the hash is worked out once.
  public init(
    spec: consuming PodSpec, namespace: String = "", labels: [String: String] = [:], controller: OwnerReference? = nil
  ) {
    if !spec.volumes.isEmpty { spec.volumes.removeAll { !$0.concernsScheduling } }
    self.controller = controller
    self.namespace = namespace
    self.labels = labels
    requests = spec.effectiveRequests
    nonZeroRequests = spec.nonZeroRequests
    nonZeroContainerRequests =
      spec.resources == nil
      ? nonZeroRequests : spec.requests(missing: PodSpec.defaultNonZeroRequests, podLevel: false)
    // Asked for every pod, and worked out here once.
    hostPorts = spec.hostPorts
    requiredNodeFeatures = spec.requiredNodeFeatures
    var hasher = Hasher()
    spec.hash(into: &hasher)
    if !namespace.isEmpty { hasher.combine(namespace) }
    if !labels.isEmpty { hasher.combine(labels) }
    if let controller { hasher.combine(controller) }
    contentHash = hasher.finalize()
    self.spec = consume spec
  }

  /// The shape of `pod`: its specification, namespace, labels and controller.
  public convenience init(of pod: Pod) {
    self.init(
      spec: pod.spec, namespace: pod.metadata.namespace, labels: pod.metadata.labels,
      controller: pod.metadata.ownerReferences.first(where: \.isController))
  }

  /// The shape of a pod of one container that asks for these amounts: what a trace tells.
  public convenience init(
    cpuMilli: Int64, memoryBytes: Int64, gpu: GPURequest? = nil, priority: Int32 = 0,
    nodeSelector: [String: String] = [:]
  ) {
    let requests = ResourceList(cpuMilli: cpuMilli, memoryBytes: memoryBytes)
    let container = Container(name: "main", resources: ResourceRequirements(requests: requests))
    let spec = PodSpec(containers: [container], gpu: gpu, nodeSelector: nodeSelector, priority: priority)
    self.init(spec: consume spec)
  }

  /// What the pod wants in GPUs.
  public var gpu: GPURequest? { spec.gpu }
  /// Higher priorities are scheduled first and may preempt lower ones.
  public var priority: Int32 { spec.priority }
}

extension PodShape: Hashable {
  /// Whether both describe the same pod.
  public static func == (left: PodShape, right: PodShape) -> Bool {
    left === right
      || (left.contentHash == right.contentHash && left.spec == right.spec && left.namespace == right.namespace
        && left.labels == right.labels && left.controller == right.controller)
  }

  /// Feeds the hash, which was worked out once.
  public func hash(into hasher: inout Hasher) { hasher.combine(contentHash) }
}
