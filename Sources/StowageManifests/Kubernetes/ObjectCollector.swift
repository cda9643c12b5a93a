import StowageModel

/// Sorts the objects of documents by kind, and puts them together once all are known.
struct ObjectCollector {
  let reader: KubernetesReader
  var objects = KubernetesObjects()
  var workloads: [WorkloadManifest] = []
  var warnings = ReadingWarnings()
  /// The pods, to be read once all priority classes are known.
  private(set) var pendingPods: [(object: ObjectCursor, metadata: ObjectMeta)] = []
  private(set) var seen: [ObjectIdentity: Seen] = [:]
  /// The resources that device classes stand for, with the names of those classes.
  private(set) var deviceClasses: [String: String] = [:]
  private var generatedNames: [String: UInt64] = [:]

  /// An object that has been taken: what it says, and where it lies among those of its kind.
  struct Seen {
    var entries: [DocumentValue.Entry]
    var position: DocumentPosition
    var index: Int
  }

  init(_ reader: KubernetesReader) { self.reader = reader }

  var defaulting: Bool { reader.defaulting }
  var defaultNamespace: String { defaulting ? "default" : "" }

  /// Takes every object of a document.
  mutating func add(_ document: DocumentValue) throws(ManifestError) {
    let list = try ObjectList(document)
    for remark in list.remarks { warnings.note(.remark(remark.text), of: "", at: remark.position) }
    for entry in list.entries {
      var object = entry.object
      let version = try object.optionalString("apiVersion")
      let group = version.map { $0.contains("/") ? String($0.prefix { $0 != "/" }) : "" }
      guard let kind = SupportedKind(rawValue: entry.kind), group.map(kind.groups.contains) ?? true else {
        objects.leftAside[entry.kind, default: 0] += 1
        continue
      }
      try validateFields(of: object, kind)
      try lenient(object, kind) { (collector) throws(ManifestError) in
        try collector.nameGenerated(&object)
        try collector.add(object, kind: kind)
      }
    }
  }

  /// Does what reads `object`. What an API server has written is left out with a warning where it can't be read.
  mutating func lenient(
    _ object: ObjectCursor, _ kind: SupportedKind,
    _ read: (inout ObjectCollector) throws(ManifestError) -> Void
  ) throws(ManifestError) {
    do {
      try read(&self)
    } catch {
      guard object.isMachineWritten else { throw error }
      var metadata = (try? object.optionalCopy("metadata")?.object()).flatMap { $0 }
      let name = (try? metadata?.optionalString("name")).flatMap { $0 } ?? "without a name"
      let namespace = (try? metadata?.optionalString("namespace")).flatMap { $0 }.map { "\($0)/" } ?? ""
      let place = error.path.isEmpty ? "" : "\(error.path): "
      warnings.note(
        .unreadable(place + error.message), of: "\(kind.rawValue) \(namespace)\(name)",
        at: DocumentPosition(file: error.file, line: error.line, column: error.column ?? 1))
    }
  }

  private mutating func validateFields(of object: ObjectCursor, _ kind: SupportedKind) throws(ManifestError) {
    let validation = reader.validation ?? (object.isMachineWritten ? .ignore : .strict)
    if validation == .ignore { return }
    for error in KubernetesSchema.kubernetes.unknownFields(of: object, kind: kind) {
      if validation == .strict { throw error }
      let place = error.path.isEmpty ? "" : "\(error.path): "
      warnings.note(
        .unknownField(place + error.message), of: kind.rawValue,
        at: DocumentPosition(file: error.file, line: error.line, column: error.column ?? 1))
    }
  }

  /// Gives an object that has only the beginning of a name a whole one, as the API server does: with five letters behind
  /// it, which here count the objects of that beginning.
  private mutating func nameGenerated(_ object: inout ObjectCursor) throws(ManifestError) {
    guard defaulting, var metadata = try object.optionalObject("metadata"), metadata.optional("name") == nil,
      let prefix = try metadata.optionalString("generateName"), !prefix.isEmpty
    else { return }
    let number = generatedNames[prefix, default: 0]
    generatedNames[prefix] = number + 1
    let base = UInt64(TemplateHash.alphabet.count)
    var letters: [Character] = []
    var rest = number
    for _ in 0..<5 {
      letters.append(TemplateHash.alphabet[Int(rest % base)])
      rest /= base
    }
    object = object.settingName(prefix + String(letters.reversed()))
  }

  private mutating func add(_ object: ObjectCursor, kind: SupportedKind) throws(ManifestError) {
    var object = object
    switch kind {
    case .node:
      let node = try Node(reading: &object, defaulting: defaulting)
      put(node, at: note(kind, node.metadata, at: object, next: objects.nodes.count), in: &objects.nodes)
    case .pod:
      let metadata = try ObjectMeta(of: &object, defaultNamespace: defaultNamespace)
      put((object, metadata), at: note(kind, metadata, at: object, next: pendingPods.count), in: &pendingPods)
    case .deployment, .replicaSet, .replicationController, .statefulSet, .daemonSet, .job:
      let workload = try WorkloadManifest(reading: &object, kind: kind, defaulting: defaulting)
      put(workload, at: note(kind, workload.metadata, at: object, next: workloads.count), in: &workloads)
      if let owner = workload.owner { objects.objects.owners.update(owner) }
    case .deviceClass:
      let name = try ObjectMeta(clusterWide: &object).name
      var spec = try object.optionalObject("spec")
      if let resource = try spec?.optionalString("extendedResourceName") { deviceClasses[resource] = name }
      objects.leftAside[kind.rawValue, default: 0] += 1
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
    _ = note(kind, object.metadata, at: manifest, next: 0)
    objects.objects[keyPath: table].update(object)
  }

  private func put<Element>(_ element: Element, at index: Int, in list: inout [Element]) {
    if index < list.count { list[index] = element } else { list.append(element) }
  }

  /// Remembers an object. Tells where it goes: in the place of an earlier one of its kind, namespace and name, or to `next`.
  private mutating func note(_ kind: SupportedKind, _ metadata: ObjectMeta, at object: ObjectCursor, next: Int) -> Int {
    let identity = ObjectIdentity(kind: kind, namespace: metadata.namespace, name: metadata.name)
    guard let earlier = seen[identity] else {
      seen[identity] = Seen(entries: object.entries, position: object.position, index: next)
      return next
    }
    if !DocumentValue.haveSameContent(earlier.entries, object.entries) {
      let place = "(first at \(earlier.position.file):\(earlier.position.line))"
      warnings.note(.repeated, of: "\(kind.rawValue) \(metadata.qualifiedName) \(place)", at: object.position)
    }
    seen[identity] = Seen(entries: object.entries, position: object.position, index: earlier.index)
    return earlier.index
  }
}

/// What makes an object the only one.
struct ObjectIdentity: Hashable {
  var kind: SupportedKind
  var namespace: String
  var name: String
}
