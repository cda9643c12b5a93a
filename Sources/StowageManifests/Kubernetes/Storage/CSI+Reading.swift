import StowageModel

extension CSINode {
  init(reading object: inout ObjectCursor) throws(ManifestError) {
    self.init(metadata: try ObjectMeta(clusterWide: &object))
    var spec = try object.object("spec")
    for var driver in try spec.objects("drivers") {
      var allocatable = try driver.optionalObject("allocatable")
      drivers.append(
        Driver(
          name: try driver.string("name"), nodeID: try driver.string("nodeID"),
          topologyKeys: try driver.strings("topologyKeys"),
          allocatableCount: try allocatable?.optionalInt("count", in: 0...Int(Int32.max)).map(Int32.init)))
    }
  }
}

extension CSIDriver {
  init(reading object: inout ObjectCursor) throws(ManifestError) {
    self.init(metadata: try ObjectMeta(clusterWide: &object))
    var spec = try object.object("spec")
    storageCapacity = try spec.optionalBool("storageCapacity") ?? false
  }
}

extension CSIStorageCapacity {
  init(reading object: inout ObjectCursor, _ defaultNamespace: String) throws(ManifestError) {
    self.init(
      metadata: try ObjectMeta(of: &object, defaultNamespace: defaultNamespace),
      storageClassName: try object.string("storageClassName"),
      nodeTopology: try object.labelSelector("nodeTopology"),
      capacityBytes: try object.optionalBytes("capacity"),
      maximumVolumeSizeBytes: try object.optionalBytes("maximumVolumeSize"))
  }
}

extension VolumeAttachment {
  init(reading object: inout ObjectCursor) throws(ManifestError) {
    let metadata = try ObjectMeta(clusterWide: &object)
    var spec = try object.object("spec")
    var source = try spec.object("source")
    self.init(
      metadata: metadata, attacher: try spec.string("attacher"), nodeName: try spec.string("nodeName"),
      persistentVolumeName: try source.optionalString("persistentVolumeName"))
    if var status = try object.optionalObject("status") { attached = try status.optionalBool("attached") ?? false }
  }
}
