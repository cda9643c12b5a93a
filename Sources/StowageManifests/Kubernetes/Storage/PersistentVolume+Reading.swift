import StowageModel

extension PersistentVolume {
  init(reading object: inout ObjectCursor) throws(ManifestError) {
    let metadata = try ObjectMeta(clusterWide: &object)
    var spec = try object.object("spec")
    var capacity = try spec.object("capacity")
    self.init(metadata: metadata, capacityBytes: try capacity.storageBytes(), source: try Source(reading: &spec))
    accessModes = try spec.enumerations("accessModes")
    storageClassName = try spec.optionalString("storageClassName") ?? ""
    attributesClassName = try spec.optionalString("volumeAttributesClassName") ?? ""
    volumeMode = try spec.optionalEnumeration("volumeMode") ?? .filesystem
    if var claim = try spec.optionalObject("claimRef") {
      claimRef = ClaimReference(
        namespace: try claim.optionalString("namespace") ?? "", name: try claim.string("name"),
        uid: try claim.optionalString("uid") ?? "")
    }
    if var affinity = try spec.optionalObject("nodeAffinity") {
      nodeAffinity = try affinity.optionalObject("required").map(NodeSelector.init(reading:))
    }
    if var status = try object.optionalObject("status") {
      phase = try status.optionalEnumeration("phase") ?? .pending
    }
  }
}

extension PersistentVolume.Source {
  /// What else a volume's specification has (core/v1, 1.36): everything beside it is a source.
  private static let otherFields: Set<String> = [
    "accessModes", "capacity", "claimRef", "mountOptions", "nodeAffinity", "persistentVolumeReclaimPolicy",
    "storageClassName", "volumeAttributesClassName", "volumeMode",
  ]

  fileprivate init(reading spec: inout ObjectCursor) throws(ManifestError) {
    if var csi = try spec.optionalObject("csi") {
      self = .csi(driver: try csi.string("driver"), volumeHandle: try csi.string("volumeHandle"))
    } else if let disk = try InTreeVolume(reading: &spec) {
      self = .inTree(disk)
    } else {
      let source = spec.entries.first { !Self.otherFields.contains($0.key) && !$0.value.isNull }
      self = .other(source?.key ?? "")
    }
  }
}
