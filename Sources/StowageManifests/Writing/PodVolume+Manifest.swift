import StowageModel

extension PodVolume {
  /// The volume as Kubernetes writes it.
  var manifest: ManifestNode {
    var fields = ManifestFields()
    fields.add("name", .text(name))
    switch source {
    case .persistentVolumeClaim(let claimName, let readOnly):
      fields.add("persistentVolumeClaim", Self.source([("claimName", .text(claimName))], readOnly: readOnly))
    case .ephemeral(let template):
      let claim = Self.source([("spec", template.manifest)])
      fields.add("ephemeral", Self.source([("volumeClaimTemplate", claim)]))
    case .inTree(let disk): fields.add(disk.manifestField.key, disk.manifestField.value)
    case .csi(let driver, let readOnly):
      fields.add("csi", Self.source([("driver", .text(driver))], readOnly: readOnly))
    case .image(let reference): fields.add("image", Self.source([("reference", .text(reference))]))
    case .other(let kind): fields.add(kind, .object([]))
    }
    return fields.node
  }

  fileprivate static func source(_ values: [(String, ManifestNode)], readOnly: Bool = false) -> ManifestNode {
    var fields = ManifestFields()
    for (key, value) in values { fields.add(key, value) }
    if readOnly { fields.add("readOnly", .bool(true)) }
    return fields.node
  }
}

extension InTreeVolume {
  fileprivate var manifestField: (key: String, value: ManifestNode) {
    switch self {
    case .gcePersistentDisk(let name, let readOnly):
      ("gcePersistentDisk", PodVolume.source([("pdName", .text(name))], readOnly: readOnly))
    case .awsElasticBlockStore(let id, let readOnly):
      ("awsElasticBlockStore", PodVolume.source([("volumeID", .text(id))], readOnly: readOnly))
    case .iscsi(let disk):
      (
        "iscsi",
        PodVolume.source(
          [
            ("targetPortal", .text(disk.targetPortal)), ("iqn", .text(disk.iqn)), ("lun", .integer(Int64(disk.lun))),
          ], readOnly: disk.readOnly)
      )
    case .rbd(let device):
      (
        "rbd",
        PodVolume.source(
          [
            ("monitors", .texts(device.monitors)), ("image", .text(device.image)), ("pool", .text(device.pool)),
          ], readOnly: device.readOnly)
      )
    }
  }
}

extension PersistentVolumeClaimSpec {
  fileprivate var manifest: ManifestNode {
    let storage: ResourceList = ["storage": requestBytes]
    var fields = ManifestFields()
    fields.addUnlessEmpty("accessModes", .texts(accessModes.map(\.rawValue)))
    fields.add("resources", .object([ManifestNode.Field(key: "requests", value: storage.manifest)]))
    if let storageClassName { fields.add("storageClassName", .text(storageClassName)) }
    fields.addUnlessEmpty("volumeAttributesClassName", .text(attributesClassName))
    fields.addUnlessEmpty("volumeName", .text(volumeName))
    fields.add("volumeMode", .text(volumeMode.rawValue))
    if let selector { fields.add("selector", selector.manifest) }
    return fields.node
  }
}
