import StowageModel

extension ResourceList {
  /// The amounts of an object such as `requests`; a null is not there. Negative ones and those beyond 64 bits are errors, and
  /// so are names that are neither Kubernetes' own nor begin with a domain (pkg/apis/core/validation,
  /// `validateResourceName`).
  init(reading object: ObjectCursor) throws(ManifestError) {
    self.init()
    for entry in object.entries where !entry.value.isNull {
      if !Self.isKnown(entry.key) {
        throw ManifestError(
          at: entry.position, path: object.path.description,
          found: "the resource \"\(DocumentValue.shortened(entry.key))\"",
          expected: "\(Self.names), hugepages-SIZE, or a name with a domain as example.com/gpu",
          suggestion: Suggestions.nearest(to: entry.key, in: Self.standard))
      }
      let cursor = ValueCursor(entry.value, path: .field(object.path, entry.key))
      let name = ResourceName(rawValue: entry.key)
      let quantity = try cursor.quantity()
      if quantity.nanos < 0 {
        throw cursor.error(found: entry.value.summary, expected: "an amount that is not negative")
      }
      do {
        self[name] = try name.amount(of: quantity)
      } catch {
        throw cursor.error(found: entry.value.summary, expected: error.expected)
      }
    }
  }

  private static let standard = ["cpu", "memory", "ephemeral-storage", "pods", "storage"]
  private static let names = standard.joined(separator: ", ")

  private static func isKnown(_ name: String) -> Bool {
    name.contains("/") || standard.contains(name) || name.hasPrefix("hugepages-")
      || name.hasPrefix("attachable-volumes-")
  }
}

extension ObjectCursor {
  /// The amounts of the field `key`; none where it is absent.
  mutating func resourceList(_ key: String) throws(ManifestError) -> ResourceList {
    guard let object = try optionalObject(key) else { return ResourceList() }
    return try ResourceList(reading: object)
  }
}

extension ResourceRequirements {
  init(reading object: ObjectCursor) throws(ManifestError) {
    var object = object
    self.init(requests: try object.resourceList("requests"), limits: try object.resourceList("limits"))
  }
}
