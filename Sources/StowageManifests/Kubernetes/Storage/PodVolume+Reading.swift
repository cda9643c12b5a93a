import StowageModel

extension PodVolume {
  /// A volume of a pod. One without any source is an empty folder, as the API server has it.
  init(reading object: ObjectCursor) throws(ManifestError) {
    var object = object
    self.init(name: try object.string("name"), source: try Source(reading: &object))
  }
}

extension PodVolume.Source {
  fileprivate init(reading object: inout ObjectCursor) throws(ManifestError) {
    if var claim = try object.optionalObject("persistentVolumeClaim") {
      self = .persistentVolumeClaim(claimName: try claim.string("claimName"), readOnly: try claim.readOnly())
    } else if var ephemeral = try object.optionalObject("ephemeral") {
      var template = try ephemeral.object("volumeClaimTemplate")
      self = .ephemeral(claimTemplate: try PersistentVolumeClaimSpec(reading: template.object("spec")))
    } else if let disk = try InTreeVolume(reading: &object) {
      self = .inTree(disk)
    } else if var volume = try object.optionalObject("csi") {
      self = .csi(driver: try volume.string("driver"), readOnly: try volume.readOnly())
    } else if var image = try object.optionalObject("image") {
      self = .image(reference: try image.optionalString("reference") ?? "")
    } else {
      self = .other(object.entries.first { $0.key != "name" && !$0.value.isNull }?.key ?? "emptyDir")
    }
  }
}
