/// A disk named directly, without a claim: the kinds that kube-scheduler keeps from being mounted twice.
///
/// Kubernetes calls them in-tree, because their code once was a part of it.
public enum InTreeVolume: Hashable, Sendable {
  /// A persistent disk of Google Compute Engine.
  case gcePersistentDisk(pdName: String, readOnly: Bool = false)
  /// A volume of Amazon's Elastic Block Store.
  case awsElasticBlockStore(volumeID: String, readOnly: Bool = false)
  /// A disk reached by iSCSI.
  case iscsi(ISCSIVolume)
  /// A Ceph block device.
  case rbd(RBDVolume)

  /// Whether both cannot be mounted on one node: the same disk, unless both only read it. An Elastic Block Store
  /// volume is never shared (kube-scheduler's VolumeRestrictions, 1.34).
  public func conflicts(with other: InTreeVolume) -> Bool {
    switch (self, other) {
    case (.gcePersistentDisk(let name, let readOnly), .gcePersistentDisk(let otherName, let otherReadOnly)):
      name == otherName && !(readOnly && otherReadOnly)
    case (.awsElasticBlockStore(let id, _), .awsElasticBlockStore(let otherID, _)): id == otherID
    case (.iscsi(let disk), .iscsi(let other)): disk.iqn == other.iqn && !(disk.readOnly && other.readOnly)
    case (.rbd(let device), .rbd(let other)):
      device.pool == other.pool && device.image == other.image
        && device.monitors.contains(where: other.monitors.contains) && !(device.readOnly && other.readOnly)
    default: false
    }
  }
}

/// A disk reached by iSCSI (`ISCSIVolumeSource` of core/v1).
public struct ISCSIVolume: Hashable, Sendable {
  /// The target's address, with its port unless that is the usual one.
  public var targetPortal: String
  /// The target's qualified name.
  public var iqn: String
  /// The logical unit's number.
  public var lun: Int32
  /// Whether it is only read.
  public var readOnly: Bool

  /// A disk reached by iSCSI.
  public init(targetPortal: String, iqn: String, lun: Int32, readOnly: Bool = false) {
    self.targetPortal = targetPortal
    self.iqn = iqn
    self.lun = lun
    self.readOnly = readOnly
  }
}

/// A Ceph block device (`RBDVolumeSource` of core/v1).
public struct RBDVolume: Hashable, Sendable {
  /// The addresses of the Ceph monitors.
  public var monitors: [String]
  /// The name of the image in its pool.
  public var image: String
  /// The pool that the image is in.
  public var pool: String
  /// Whether it is only read.
  public var readOnly: Bool

  /// A Ceph block device; the pool is `rbd` unless given, as the API server has it.
  public init(monitors: [String], image: String, pool: String = "rbd", readOnly: Bool = false) {
    self.monitors = monitors
    self.image = image
    self.pool = pool
    self.readOnly = readOnly
  }
}
