import StowageCluster
import StowageModel
import StowageScheduling
import Testing

/// What counts against a driver's limit (nodevolumelimits/csi.go, 1.34).
struct AttachmentCountTests {
  private let filter = NodeVolumeLimits()
  private let full = ["node(s) exceed max volume count"]

  /// A node `a` where the drivers may attach this many, and claims `c0`...`c3` bound to volumes of `disk.example`.
  private func cluster(limits: [String: Int32?]) throws -> VolumeCluster {
    let cluster = try VolumeCluster(nodes: [("a", [:])])
    for index in 0..<4 {
      cluster.volume("pv\(index)", source: .csi(driver: "disk.example", volumeHandle: "h\(index)"))
      cluster.claim("c\(index)", volume: "pv\(index)")
    }
    cluster.cluster.contents.csiNodes = [
      CSINode(
        metadata: ObjectMeta(name: "a"),
        drivers: limits.sorted { $0.key < $1.key }.map { .init(name: $0.key, nodeID: "a", allocatableCount: $0.value) })
    ]
    return cluster
  }

  private func attach(_ volume: String?, attacher: String = "disk.example", to node: String = "a") -> VolumeAttachment {
    VolumeAttachment(
      metadata: ObjectMeta(name: "x\(volume ?? "")"), attacher: attacher, nodeName: node, persistentVolumeName: volume)
  }

  @Test(
    "as many as the limit says may be attached; a driver that says nothing takes any number",
    arguments: [(0, false), (1, false), (2, true), (3, true), (nil, true)] as [(Int32?, Bool)])
  func limit(limit: Int32?, fits: Bool) throws {
    let cluster = try cluster(limits: ["disk.example": limit])
    try cluster.bind("old", to: 0, named("c0"))
    #expect(try cluster.reasons(cluster.pod("p", named("c1")), filter) == [fits ? [] : full])
  }

  @Test("other drivers' limits, and a node of which no drivers are known, limit nothing")
  func otherDrivers() throws {
    let others = try cluster(limits: ["other.example": 0])
    #expect(try others.reasons(others.pod("p", named("c0"), named("c1")), filter) == [[]])
    others.cluster.contents.csiNodes = []
    #expect(try others.reasons(others.pod("p", named("c0")), filter) == [[]])
  }

  // Pod's volume h0 and attached h1 are 2; h1 is wanted and counts once more: 3. Only a volume that a pod of the node
  // has is taken off what is wanted, whatever is attached.
  @Test(
    "a volume that is attached without a pod counts twice when a pod comes for it", arguments: [(2, false), (3, true)])
  func attachedAlready(limit: Int32, fits: Bool) throws {
    let cluster = try cluster(limits: ["disk.example": limit])
    try cluster.bind("old", to: 0, named("c0"))
    cluster.cluster.contents.volumeAttachments = [attach("pv0"), attach("pv1")]
    #expect(try cluster.reasons(cluster.pod("p", named("c1")), filter) == [fits ? [] : full])
    #expect(try cluster.reasons(cluster.pod("q", named("c0")), filter) == [[]])
  }

  // Limit 1: any attachment that counted would leave no room.
  @Test("attachments to other nodes, by other drivers, or of no driver's volume don't count")
  func uncounted() throws {
    let cluster = try cluster(limits: ["disk.example": 1])
    cluster.volume("local", source: .other("local"))
    cluster.cluster.contents.volumeAttachments = [
      attach("pv3", to: "elsewhere"), attach(nil), attach("gone"), attach("local"), attach("pv2", attacher: ""),
      attach("pv1", attacher: "other.example"),
    ]
    let pod = try cluster.pod("p", named("c0"))
    #expect(cluster.reasons(pod, filter) == [[]])
    cluster.cluster.contents.volumeAttachments = [attach("pv3")]
    #expect(cluster.reasons(pod, filter) == [full])
  }

  @Test("a disk named in the long form is the one named in the short form, and its driver's limit counts it")
  func inTree() throws {
    let cluster = try cluster(limits: ["ebs.csi.aws.com": 1])
    try cluster.bind("old", to: 0, .inTree(.awsElasticBlockStore(volumeID: "aws://eu-west-1a/vol-1")))
    #expect(
      try cluster.reasons(cluster.pod("p", .inTree(.awsElasticBlockStore(volumeID: "vol-1"))), filter) == [[]])
    #expect(
      try cluster.reasons(cluster.pod("q", .inTree(.awsElasticBlockStore(volumeID: "vol-2"))), filter) == [full])
    // iSCSI has no driver that took over.
    let iscsi = InTreeVolume.iscsi(ISCSIVolume(targetPortal: "t", iqn: "q", lun: 0))
    #expect(try cluster.reasons(cluster.pod("r", .inTree(iscsi)), filter) == [[]])
  }

  // Both are disk d in zone z1 to the driver; the third is in z2.
  @Test("the beta label tells a disk's zone before the label of today does")
  func diskZone() throws {
    let cluster = try cluster(limits: ["pd.csi.storage.gke.io": 1])
    let beta = "failure-domain.beta.kubernetes.io/zone"
    let today = "topology.kubernetes.io/zone"
    for (name, labels) in [("d0", [beta: "z1"]), ("d1", [beta: "z1", today: "z2"]), ("d2", [today: "z2"])] {
      cluster.volume(name, labels: labels, source: .inTree(.gcePersistentDisk(pdName: "d")))
      cluster.claim(name, volume: name)
    }
    try cluster.bind("old", to: 0, named("d0"))
    #expect(try cluster.reasons(cluster.pod("p", named("d1")), filter) == [[]])
    #expect(try cluster.reasons(cluster.pod("q", named("d2")), filter) == [full])
  }

  @Test("a claim whose volume is not there counts for its class's driver, and for none without a class")
  func volumeGone() throws {
    let cluster = try cluster(limits: ["disk.example": 0])
    cluster.storageClass("made", provisioner: "disk.example")
    cluster.claim("classed", class: "made", volume: "gone")
    cluster.claim("plain", volume: "gone")
    cluster.claim("odd", class: "unknown")
    #expect(try cluster.reasons(cluster.pod("p", named("classed")), filter) == [full])
    #expect(try cluster.reasons(cluster.pod("q", named("plain")), filter) == [[]])
    #expect(try cluster.reasons(cluster.pod("r", named("odd")), filter) == [[]])
  }
}
