/// Which fields Kubernetes' objects have, all of them: what is not read here is no mistake of who wrote it.
struct KubernetesSchema {
  /// The types by name; each with its fields, and the type of a field where that is an object or a list of objects.
  private let types: [Substring: [Substring: Substring?]]

  /// The fields of Kubernetes 1.34 to 1.36.
  static let kubernetes = KubernetesSchema(fields)

  private init(_ text: String) {
    var types: [Substring: [Substring: Substring?]] = [:]
    var current: Substring = ""
    for line in text.split(separator: "\n") {
      var words = line.split(separator: " ")
      if !line.hasPrefix(" "), let name = words.first {
        current = name
        words.removeFirst(2)
      }
      for word in words {
        let parts = word.split(separator: ":", maxSplits: 1)
        types[current, default: [:]].updateValue(parts.count == 2 ? parts[1] : nil, forKey: parts[0])
      }
    }
    self.types = types
  }

  /// Every field of `object`, which is of this kind, that Kubernetes does not know, in the order of the document.
  ///
  /// Fields of the top that begin with `x-` are where YAML's anchors are kept by those who use them.
  ///
  /// - Complexity: O(size of the object).
  func unknownFields(of object: ObjectCursor, kind: SupportedKind) -> [ManifestError] {
    var errors: [ManifestError] = []
    look(at: object.entries, object.path, kind.rawValue[...], isTop: true, &errors)
    return errors
  }

  private func look(
    at entries: [DocumentValue.Entry], _ path: DocumentPath, _ type: Substring, isTop: Bool = false,
    _ errors: inout [ManifestError]
  ) {
    guard let fields = types[type] else { return }
    for entry in entries {
      guard let inner = fields[entry.key[...]] else {
        if isTop && entry.key.hasPrefix("x-") { continue }
        let missing = fields.keys.filter { key in !entries.contains { $0.key == key } }.sorted()
        errors.append(
          ManifestError(
            at: entry.position, path: path.description,
            found: "unknown field \"\(DocumentValue.shortened(entry.key))\"",
            suggestion: Suggestions.nearest(to: entry.key, in: missing.map(String.init))))
        continue
      }
      if let inner { look(into: entry.value, .field(path, entry.key), inner, &errors) }
    }
  }

  private func look(into value: DocumentValue, _ path: DocumentPath, _ type: Substring, _ errors: inout [ManifestError])
  {
    switch value.content {
    case .mapping(let entries): look(at: entries, path, type, &errors)
    case .sequence(let elements):
      for (index, element) in elements.enumerated() { look(into: element, .element(path, index), type, &errors) }
    case .scalar: break
    }
  }
}
