import StowageCluster
import StowageModel
import StowageScheduling
import Testing

struct NodeVolumeLimitsTests {
  private let filter = NodeVolumeLimits()
  private let full = ["node(s) exceed max volume count"]

  /// Claims `c0`...`c3` bound to volumes of one driver, of which node `a` takes two and node `b` any number.
  private func cluster() throws -> VolumeCluster {
    let cluster = try VolumeCluster()
    for index in 0..<4 {
      cluster.volume("pv\(index)", source: .csi(driver: "disk.example", volumeHandle: "h\(index)"))
      cluster.claim("c\(index)", volume: "pv\(index)")
    }
    cluster.cluster.contents.csiNodes = [
      CSINode(
        metadata: ObjectMeta(name: "a"), drivers: [.init(name: "disk.example", nodeID: "a", allocatableCount: 2)]),
      CSINode(metadata: ObjectMeta(name: "b"), drivers: [.init(name: "disk.example", nodeID: "b")]),
    ]
    return cluster
  }

  @Test("volumes of the node's pods and the pod's own must not be more than the driver's limit")
  func limit() throws {
    let cluster = try cluster()
    try cluster.bind("old", to: 0, named("c0"))
    // 1 there; 1 more is 2, which is the limit, and 2 more are 3.
    #expect(try cluster.reasons(cluster.pod("one", named("c1")), filter) == [[], []])
    let two = try cluster.pod("two", named("c1"), named("c2"))
    #expect(cluster.reasons(two, filter) == [full, []])
    #expect(cluster.rejections(of: two, by: filter)[0]?.code == .unschedulable)
  }

  @Test("a volume that is on the node already counts once")
  func shared() throws {
    let cluster = try cluster()
    try cluster.bind("old", to: 0, named("c0"), named("c1"))
    #expect(try cluster.reasons(cluster.pod("same", named("c0")), filter) == [[], []])
    #expect(try cluster.reasons(cluster.pod("more", named("c0"), named("c2")), filter) == [full, []])
  }

  @Test("a claim without a volume counts for its class's driver")
  func unbound() throws {
    let cluster = try cluster()
    cluster.storageClass("made", provisioner: "disk.example")
    cluster.claim("new", class: "made")
    try cluster.bind("old", to: 0, named("c0"), named("c1"))
    #expect(try cluster.reasons(cluster.pod("p", named("new")), filter) == [full, []])
  }

  @Test("volumes attached without a pod count too")
  func attachments() throws {
    let cluster = try cluster()
    try cluster.bind("old", to: 0, named("c0"))
    cluster.cluster.contents.volumeAttachments = [
      VolumeAttachment(
        metadata: ObjectMeta(name: "x"), attacher: "disk.example", nodeName: "a", persistentVolumeName: "pv3")
    ]
    #expect(try cluster.reasons(cluster.pod("p", named("c1")), filter) == [full, []])
  }

  @Test("the claims of ephemeral volumes are found by the pod's name")
  func ephemeral() throws {
    let cluster = try cluster()
    cluster.storageClass("made", provisioner: "disk.example")
    cluster.claim("old-v0", class: "made", owner: "old")
    cluster.claim("older-v0", class: "made", owner: "older")
    let template = PersistentVolumeClaimSpec(requestBytes: 10, storageClassName: "made")
    try cluster.bind("old", to: 0, .ephemeral(claimTemplate: template))
    try cluster.bind("older", to: 0, .ephemeral(claimTemplate: template))
    #expect(try cluster.reasons(cluster.pod("p", named("c1")), filter) == [full, []])
  }
}
