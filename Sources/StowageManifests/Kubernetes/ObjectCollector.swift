import StowageModel

/// Sorts the objects of documents by kind, and puts them together once all are known.
struct ObjectCollector {
  private let defaulting: Bool
  private var objects = KubernetesObjects()
  private var podPlaces: [DocumentPosition] = []
  private var nodeLines: [String: DocumentPosition] = [:]
  private var podLines: [String: DocumentPosition] = [:]
  private var pendingPods: [ObjectCursor] = []
  private var workloads: [WorkloadManifest] = []
  private var warnings = PodWarnings()

  init(defaulting: Bool) { self.defaulting = defaulting }

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
    let version = try object.optionalString("apiVersion")
    let group = version.map { $0.contains("/") ? String($0.prefix { $0 != "/" }) : "" }
    guard let known = KnownKind(rawValue: kind), group.map(known.groups.contains) ?? true else {
      objects.leftAside[kind, default: 0] += 1
      return
    }
    try add(object, kind: known)
  }

  private mutating func add(_ object: ObjectCursor, kind: KnownKind) throws(ManifestError) {
    var object = object
    switch kind {
    case .node:
      let node = try Node(reading: &object, defaulting: defaulting)
      if let first = nodeLines.updateValue(object.position, forKey: node.name) {
        throw Self.repeated("node", node.name, object, first)
      }
      objects.nodes.append(node)
    case .pod: pendingPods.append(object)
    case .namespace:
      objects.namespaces.append(Namespace(metadata: try ObjectMeta(of: &object, defaultNamespace: "")))
    case .podDisruptionBudget:
      objects.budgets.append(try PodDisruptionBudget(reading: &object, defaultNamespace: defaultNamespace))
    case .priorityClass: objects.priorityClasses.append(try PriorityClass(reading: &object))
    case .deployment, .replicaSet, .statefulSet, .job:
      workloads.append(try WorkloadManifest(reading: &object, kind: kind, defaultNamespace: defaultNamespace))
    }
  }

  /// Everything together, checked.
  mutating func finish() throws(ManifestError) -> KubernetesObjects {
    let priorities = Priorities(classes: objects.priorityClasses)
    for index in pendingPods.indices {
      var object = pendingPods[index]
      let metadata = try ObjectMeta(of: &object, defaultNamespace: defaultNamespace)
      let pod = try pod(&object, metadata: metadata, priorities: priorities)
      try append(pod, at: object)
    }
    let expansion = WorkloadExpansion(workloads: workloads, pods: objects.pods)
    for workload in workloads {
      guard expansion.isNeeded(for: workload) else {
        objects.leftAside[workload.kind.rawValue, default: 0] += 1
        continue
      }
      var template = workload.template
      let pod = try pod(&template, metadata: workload.podMetadata, priorities: priorities)
      for copy in workload.copies(of: pod) { try append(copy, at: template) }
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
    if let first = podLines.updateValue(object.position, forKey: pod.qualifiedName) {
      throw Self.repeated("pod", pod.qualifiedName, object, first)
    }
    objects.pods.append(pod)
    podPlaces.append(object.position)
  }

  private mutating func noteMissingNodes() {
    for (pod, place) in zip(objects.pods, podPlaces) {
      let node = pod.spec.nodeName
      if node.isEmpty || nodeLines[node] != nil || pod.phase.isTerminal { continue }
      warnings.note(.missingNode(node), of: pod.qualifiedName, at: place)
    }
  }

  private var defaultNamespace: String { defaulting ? "default" : "" }

  private static func repeated(
    _ kind: String, _ name: String, _ object: ObjectCursor, _ first: DocumentPosition
  ) -> ManifestError {
    ManifestError(
      at: object.position, path: object.path.description,
      found: "\(kind) \"\(name)\" is there twice, first at \(first.file):\(first.line)")
  }
}

/// The kinds that are read; everything else is left aside.
enum KnownKind: String {
  case node = "Node"
  case pod = "Pod"
  case namespace = "Namespace"
  case podDisruptionBudget = "PodDisruptionBudget"
  case priorityClass = "PriorityClass"
  case deployment = "Deployment"
  case replicaSet = "ReplicaSet"
  case statefulSet = "StatefulSet"
  case job = "Job"

  /// The API groups whose objects of this kind are meant; others have kinds of the same name.
  var groups: [String] {
    switch self {
    case .node, .pod, .namespace: [""]
    case .podDisruptionBudget: ["policy"]
    case .priorityClass: ["scheduling.k8s.io"]
    case .deployment, .replicaSet: ["apps", "extensions"]
    case .statefulSet: ["apps"]
    case .job: ["batch"]
    }
  }
}
