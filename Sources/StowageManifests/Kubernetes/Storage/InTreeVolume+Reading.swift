import StowageModel

extension InTreeVolume {
  /// The disk that a pod's volume, or a persistent volume's specification, names directly; `nil` where it names none.
  init?(reading object: inout ObjectCursor) throws(ManifestError) {
    if var disk = try object.optionalObject("gcePersistentDisk") {
      self = .gcePersistentDisk(pdName: try disk.string("pdName"), readOnly: try disk.readOnly())
    } else if var disk = try object.optionalObject("awsElasticBlockStore") {
      self = .awsElasticBlockStore(volumeID: try disk.string("volumeID"), readOnly: try disk.readOnly())
    } else if var disk = try object.optionalObject("iscsi") {
      self = .iscsi(
        ISCSIVolume(
          targetPortal: try disk.optionalString("targetPortal") ?? "", iqn: try disk.string("iqn"),
          lun: Int32(try disk.optionalInt("lun", in: 0...Int(Int32.max)) ?? 0), readOnly: try disk.readOnly()))
    } else if var disk = try object.optionalObject("rbd") {
      self = .rbd(
        RBDVolume(
          monitors: try disk.strings("monitors"), image: try disk.string("image"),
          pool: try disk.optionalString("pool") ?? "rbd", readOnly: try disk.readOnly()))
    } else {
      return nil
    }
  }
}

extension ObjectCursor {
  /// Whether a volume is only read.
  mutating func readOnly() throws(ManifestError) -> Bool { try optionalBool("readOnly") ?? false }
}
