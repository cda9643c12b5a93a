import StowageModel

extension ResourceList {
  /// The amounts of an object such as `requests`; negative ones and those beyond 64 bits are errors.
  init(reading object: ObjectCursor) throws(ManifestError) {
    self.init()
    for entry in object.entries {
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
