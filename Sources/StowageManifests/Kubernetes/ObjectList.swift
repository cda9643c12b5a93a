import StowageModel

/// The objects of a document, one by one: of lists, of lists of lists, and of what other programs write in their place.
struct ObjectList {
  /// An object, and its kind where it or its list tells one.
  struct Entry {
    var kind: String
    var object: ObjectCursor
  }

  private(set) var entries: [Entry] = []
  /// Parts of the document that say something about a cluster that is not read from here, with what to do about it.
  private(set) var remarks: [(position: DocumentPosition, text: String)] = []

  /// The objects of `document`.
  init(_ document: DocumentValue) throws(ManifestError) { try add(document, path: .root, impliedKind: nil) }

  private mutating func add(
    _ value: DocumentValue, path: DocumentPath, impliedKind: String?
  ) throws(ManifestError) {
    if case .sequence = value.content {
      for item in try ValueCursor(value, path: path).list() {
        try add(item.value, path: item.path, impliedKind: impliedKind)
      }
      return
    }
    var object = try ObjectCursor(value, path: path)
    guard let kind = try object.optionalString("kind") ?? impliedKind ?? Self.kindByShape(of: value) else {
      if try addExport(object) { return }
      throw object.error(at: "kind", found: "an object without a kind", expected: "a Kubernetes object")
    }
    guard kind.hasSuffix("List") else {
      entries.append(Entry(kind: kind, object: object))
      return
    }
    let itemKind = String(kind.dropLast(4))
    if let items = object.optional("items") {
      for item in try items.list() {
        try add(item.value, path: item.path, impliedKind: itemKind.isEmpty ? nil : itemKind)
      }
    } else if !(itemKind.isEmpty || SupportedKind(rawValue: itemKind) != nil) {
      // Go writes a list without objects as null; other kinds may be called so.
      entries.append(Entry(kind: kind, object: object))
    }
  }

  /// What an object without a kind is, which Go leaves out of the objects of a list: a list has items, a pod containers,
  /// a node what can be allocated.
  private static func kindByShape(of value: DocumentValue) -> String? {
    if case .sequence? = value["items"]?.content { return "List" }
    if value["spec"]?["containers"] != nil { return SupportedKind.pod.rawValue }
    if value["status"]?["allocatable"] != nil || value["status"]?["capacity"] != nil {
      return value["spec"]?["storageClassName"] == nil ? SupportedKind.node.rawValue : nil
    }
    return nil
  }

  /// The lists of kube-scheduler-simulator's export, by their fields.
  private static let exportKinds: [String: SupportedKind] = [
    "pods": .pod, "nodes": .node, "pvs": .persistentVolume, "pvcs": .persistentVolumeClaim,
    "storageClasses": .storageClass, "priorityClasses": .priorityClass, "namespaces": .namespace,
  ]

  /// Takes the objects of kube-scheduler-simulator's export; `false` where `object` is none.
  private mutating func addExport(_ object: ObjectCursor) throws(ManifestError) -> Bool {
    guard object.keys.contains("nodes") || object.keys.contains("pods"),
      object.keys.allSatisfy({ Self.exportKinds[$0] != nil || $0 == "schedulerConfig" })
    else { return false }
    for entry in object.entries where !entry.value.isNull {
      if let kind = Self.exportKinds[entry.key] {
        try add(entry.value, path: .field(object.path, entry.key), impliedKind: kind.rawValue)
      } else if case .mapping(let fields) = entry.value.content, !fields.isEmpty {
        remarks.append((entry.position, "the export's schedulerConfig is not used: give it in a file with --config"))
      }
    }
    return true
  }
}
