import StowageModel

extension PersistentVolumeClaim {
  init(reading object: inout ObjectCursor, _ defaultNamespace: String) throws(ManifestError) {
    self.init(
      metadata: try ObjectMeta(of: &object, defaultNamespace: defaultNamespace),
      spec: try PersistentVolumeClaimSpec(reading: object.object("spec")))
    if var status = try object.optionalObject("status") {
      phase = try status.optionalEnumeration("phase") ?? .pending
    }
  }
}

extension PersistentVolumeClaimSpec {
  /// A claim's specification; an absent class and an empty one are told apart.
  init(reading object: ObjectCursor) throws(ManifestError) {
    var object = object
    var resources = try object.object("resources")
    var requests = try resources.object("requests")
    self.init(
      accessModes: try object.enumerations("accessModes"), requestBytes: try requests.storageBytes(),
      storageClassName: try object.optionalString("storageClassName"),
      volumeName: try object.optionalString("volumeName") ?? "",
      volumeMode: try object.optionalEnumeration("volumeMode") ?? .filesystem,
      selector: try object.labelSelector("selector"))
    attributesClassName = try object.optionalString("volumeAttributesClassName") ?? ""
  }
}
