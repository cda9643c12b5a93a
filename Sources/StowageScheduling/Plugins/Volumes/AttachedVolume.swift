import StowageModel

/// A volume that a driver attaches to nodes, and by which limits count: equal ones are one attachment.
struct AttachedVolume: Hashable {
  /// The driver's name.
  let driver: String
  /// What the driver knows the volume by.
  let identity: Identity

  /// What tells two volumes of one driver apart.
  enum Identity: Hashable {
    /// The handle of a volume that is there.
    case handle(String)
    /// The claim for which one will be made.
    case claim(namespace: String, name: String)
  }

  /// A volume of `driver`.
  init(driver: String, identity: Identity) {
    self.driver = driver
    self.identity = identity
  }

  /// What a claim's volume is, or will be; `nil` where no driver attaches it.
  init?(of claim: PersistentVolumeClaim, in objects: ClusterObjects) {
    if let volume = objects.volume(named: claim.spec.volumeName) {
      self.init(of: volume)
      return
    }
    guard let storageClass = objects.storageClass(named: claim.className), !storageClass.provisioner.isEmpty else {
      return nil
    }
    self.init(
      driver: Self.successors[storageClass.provisioner] ?? storageClass.provisioner,
      identity: .claim(namespace: claim.metadata.namespace, name: claim.metadata.name))
  }

  /// What a volume is to its driver; `nil` where it has none.
  init?(of volume: PersistentVolume) {
    switch volume.source {
    case .csi(let driver, let handle):
      if driver.isEmpty || handle.isEmpty { return nil }
      self.init(driver: driver, identity: .handle(handle))
    case .inTree(let disk):
      let labels = volume.metadata.labels
      let zone = labels["failure-domain.beta.kubernetes.io/zone"] ?? labels["topology.kubernetes.io/zone"]
      self.init(of: disk, zone: zone)
    case .other: return nil
    }
  }

  /// What a disk is to the driver that took over its kind; `nil` where none did.
  init?(of disk: InTreeVolume, zone: String? = nil) {
    switch disk {
    case .awsElasticBlockStore(let id, _):
      driver = "ebs.csi.aws.com"
      // `aws://zone/vol-1` is the long form of `vol-1`.
      identity = .handle(id.split(separator: "/").last.map(String.init) ?? id)
    case .gcePersistentDisk(let name, _):
      driver = "pd.csi.storage.gke.io"
      identity = .handle("projects/UNSPECIFIED/zones/\(zone ?? "UNSPECIFIED")/disks/\(name)")
    case .iscsi, .rbd: return nil
    }
  }

  /// The drivers that took over from provisioners that once were part of Kubernetes (csi-translation-lib, 1.34).
  private static let successors = [
    "kubernetes.io/aws-ebs": "ebs.csi.aws.com", "kubernetes.io/gce-pd": "pd.csi.storage.gke.io",
    "kubernetes.io/azure-disk": "disk.csi.azure.com", "kubernetes.io/cinder": "cinder.csi.openstack.org",
  ]
}
