import StowageModel

/// Sorts the objects of documents by kind, and puts them together once all are known.
struct ObjectCollector {
  private let defaulting: Bool
  private let knownNodes: Set<String>
  private let leastReplicas: Int
  private var objects = KubernetesObjects()
  private var podPositions: [DocumentPosition] = []
  private var positions: [Identity: DocumentPosition] = [:]
  private var pendingPods: [ObjectCursor] = []
  private var workloads: [WorkloadManifest] = []
  private var warnings = PodWarnings()

  /// What makes an object the only one.
  private struct Identity: Hashable {
    var kind: SupportedKind
    var namespace: String
    var name: String
  }

  init(defaulting: Bool, knownNodes: Set<String>, leastReplicas: Int) {
    self.leastReplicas = leastReplicas
    self.defaulting = defaulting
    self.knownNodes = knownNodes
  }

  /// Takes an object, or every object of a list.
  mutating func add(
    _ value: DocumentValue, path: DocumentPath, impliedKind: String?
  ) throws(ManifestError) {
    var object = try ObjectCursor(value, path: path)
    let kind: String
    if let stated = try object.optionalString("kind") {
      kind = stated
    } else if let impliedKind {
      kind = impliedKind
    } else {
      throw object.error(at: "kind", found: "an object without a kind", expected: "a Kubernetes object")
    }
    if kind.hasSuffix("List"), let items = object.optional("items") {
      let itemKind = String(kind.dropLast(4))
      for item in try items.list() {
        try add(item.value, path: item.path, impliedKind: itemKind.isEmpty ? nil : itemKind)
      }
      return
    }
    // Go writes a list without objects as null.
    if kind.hasSuffix("List") && (kind == "List" || SupportedKind(rawValue: String(kind.dropLast(4))) != nil) { return }
    let version = try object.optionalString("apiVersion")
    let group = version.map { $0.contains("/") ? String($0.prefix { $0 != "/" }) : "" }
    guard let known = SupportedKind(rawValue: kind), group.map(known.groups.contains) ?? true else {
      objects.leftAside[kind, default: 0] += 1
      return
    }
    try add(object, kind: known)
  }

  private mutating func add(_ object: ObjectCursor, kind: SupportedKind) throws(ManifestError) {
    var object = object
    switch kind {
    case .node:
      let node = try Node(reading: &object, defaulting: defaulting)
      try note(kind, node.metadata, at: object)
      objects.nodes.append(node)
    case .pod: pendingPods.append(object)
    case .deployment, .replicaSet, .replicationController, .statefulSet, .job:
      let workload = try WorkloadManifest(reading: &object, kind: kind, defaulting: defaulting)
      try note(kind, workload.metadata, at: object)
      if let owner = workload.owner { objects.objects.owners.update(owner) }
      workloads.append(workload)
    case .namespace: try keep(Namespace(metadata: ObjectMeta(clusterWide: &object)), kind, object, in: \.namespaces)
    case .service: try keep(Service(reading: &object, defaultNamespace), kind, object, in: \.services)
    case .podDisruptionBudget:
      try keep(PodDisruptionBudget(reading: &object, defaultNamespace), kind, object, in: \.budgets)
    case .priorityClass: try keep(PriorityClass(reading: &object), kind, object, in: \.priorityClasses)
    case .persistentVolume: try keep(PersistentVolume(reading: &object), kind, object, in: \.volumes)
    case .persistentVolumeClaim:
      try keep(PersistentVolumeClaim(reading: &object, defaultNamespace), kind, object, in: \.claims)
    case .storageClass: try keep(StorageClass(reading: &object), kind, object, in: \.storageClasses)
    case .csiNode: try keep(CSINode(reading: &object), kind, object, in: \.csiNodes)
    case .csiDriver: try keep(CSIDriver(reading: &object), kind, object, in: \.csiDrivers)
    case .csiStorageCapacity:
      try keep(CSIStorageCapacity(reading: &object, defaultNamespace), kind, object, in: \.storageCapacities)
    case .volumeAttachment: try keep(VolumeAttachment(reading: &object), kind, object, in: \.volumeAttachments)
    }
  }

  private mutating func keep<Object: ClusterObject>(
    _ object: Object, _ kind: SupportedKind, _ manifest: ObjectCursor,
    in table: WritableKeyPath<ClusterObjects, ObjectTable<Object>>
  ) throws(ManifestError) {
    try note(kind, object.metadata, at: manifest)
    objects.objects[keyPath: table].update(object)
  }

  /// Remembers where an object stands; it must be the only one of its kind, namespace and name.
  private mutating func note(
    _ kind: SupportedKind, _ metadata: ObjectMeta, at object: ObjectCursor
  ) throws(ManifestError) {
    let identity = Identity(kind: kind, namespace: metadata.namespace, name: metadata.name)
    guard let first = positions.updateValue(object.position, forKey: identity) else { return }
    throw ManifestError(
      at: object.position, path: object.path.description,
      found: "\(kind.rawValue) \"\(metadata.qualifiedName)\" is there twice, first at \(first.file):\(first.line)")
  }

  /// Everything together, checked.
  mutating func finish() throws(ManifestError) -> KubernetesObjects {
    let priorities = Priorities(classes: objects.objects.priorityClasses)
    for index in pendingPods.indices {
      var object = pendingPods[index]
      let metadata = try ObjectMeta(of: &object, defaultNamespace: defaultNamespace)
      let pod = try pod(&object, metadata: metadata, priorities: priorities)
      try append(pod, at: object)
    }
    let expansion = WorkloadExpansion(workloads: workloads, pods: objects.pods)
    for workload in workloads {
      guard expansion.isNeeded(for: workload) else {
        if workload.owner == nil { objects.leftAside[workload.kind.rawValue, default: 0] += 1 }
        continue
      }
      var template = workload.template
      let pod = try pod(&template, metadata: workload.podMetadata, priorities: priorities)
      for copy in workload.copies(of: pod, atLeast: leastReplicas) { try append(copy, at: template) }
    }
    noteMissingNodes()
    objects.warnings = warnings.warnings
    return objects
  }

  private mutating func pod(
    _ object: inout ObjectCursor, metadata: ObjectMeta, priorities: Priorities
  ) throws(ManifestError) -> Pod {
    var pod = try Pod(reading: &object, metadata: metadata, defaulting: defaulting)
    let hasPriority = object.optional("spec")?.value["priority"].map { !$0.isNull } ?? false
    let hasPolicy = object.optional("spec")?.value["preemptionPolicy"].map { !$0.isNull } ?? false
    if let unknown = priorities.resolve(&pod.spec, hasPriority: hasPriority, hasPolicy: hasPolicy) {
      warnings.note(.missingPriorityClass(unknown), of: pod.qualifiedName, at: object.position)
    }
    return pod
  }

  private mutating func append(_ pod: Pod, at object: ObjectCursor) throws(ManifestError) {
    try note(.pod, pod.metadata, at: object)
    objects.pods.append(pod)
    podPositions.append(object.position)
  }

  private mutating func noteMissingNodes() {
    for (pod, position) in zip(objects.pods, podPositions) {
      let node = pod.spec.nodeName
      if node.isEmpty || pod.phase.isTerminal || knownNodes.contains(node) { continue }
      if positions[Identity(kind: .node, namespace: "", name: node)] != nil { continue }
      warnings.note(.missingNode(node), of: pod.qualifiedName, at: position)
    }
  }

  private var defaultNamespace: String { defaulting ? "default" : "" }
}
