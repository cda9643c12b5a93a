import StowageCluster
import StowageModel
import StowageScheduling
import Testing

struct VolumeZoneTests {
  private let filter = VolumeZone()
  private let zone = "topology.kubernetes.io/zone"
  private let conflict = ["node(s) had no available volume zone"]

  private func cluster(volumeLabels: [String: String]) throws -> VolumeCluster {
    let cluster = try VolumeCluster(nodes: [("a", [zone: "z1"]), ("b", [zone: "z2"]), ("c", [:])])
    cluster.volume("pv", labels: volumeLabels)
    cluster.claim("c", volume: "pv")
    return cluster
  }

  @Test("a node of another zone is refused; one without any zone is not")
  func otherZone() throws {
    let cluster = try cluster(volumeLabels: [zone: "z1"])
    let pod = try cluster.pod("p", named("c"))
    #expect(cluster.reasons(pod, filter) == [[], conflict, []])
    #expect(cluster.rejections(of: pod, by: filter)[1]?.code == .unschedulableAndUnresolvable)
  }

  @Test("a volume may be in several zones, and its beta label means the label of today")
  func severalZones() throws {
    let cluster = try cluster(volumeLabels: ["failure-domain.beta.kubernetes.io/zone": "z2__z3"])
    #expect(try cluster.reasons(cluster.pod("p", named("c")), filter) == [conflict, [], []])
  }

  @Test("a label that can't be read is passed over")
  func unreadable() throws {
    let cluster = try cluster(volumeLabels: [zone: "z1__"])
    #expect(try cluster.reasons(cluster.pod("p", named("c")), filter) == [[], [], []])
  }

  @Test(
    "a claim that will never have a volume says why",
    arguments: [
      ("", "PersistentVolumeClaim had no pv name and storageClass name"),
      ("unknown", "storageclass.storage.k8s.io \"unknown\" not found"),
      ("now", "PersistentVolume had no name"),
    ])
  func unbound(className: String, reason: String) throws {
    let cluster = try VolumeCluster()
    cluster.storageClass("now", .immediate)
    cluster.claim("c", class: className)
    #expect(try cluster.reasons(cluster.pod("p", named("c")), filter) == [[reason], [reason]])
  }

  @Test("a claim or a volume that is not there is named, and a claim that waits for its pod is passed over")
  func missing() throws {
    let cluster = try VolumeCluster()
    cluster.storageClass("later")
    cluster.claim("bound", volume: "gone")
    cluster.claim("waiting", class: "later")
    #expect(try cluster.reasons(cluster.pod("p", named("no")), filter)[0] == ["persistentvolumeclaim \"no\" not found"])
    #expect(try cluster.reasons(cluster.pod("q", named("bound")), filter)[0] == ["persistentvolume \"gone\" not found"])
    #expect(try cluster.reasons(cluster.pod("r", named("waiting")), filter) == [[], []])
  }

  private static let zone = "topology.kubernetes.io/zone"
  private static let region = "topology.kubernetes.io/region"
  private static let betaZone = "failure-domain.beta.kubernetes.io/zone"
  private static let betaRegion = "failure-domain.beta.kubernetes.io/region"

  @Test(
    "a node that has any of the labels must have each that the volume has",
    arguments: [
      // volume, node, fits
      ([:], [zone: "z1"], true), ([zone: "z1"], [:], true), ([zone: "z1"], ["zone": "z2"], true),
      ([zone: "z1"], [region: "r1"], false), ([region: "r1"], [zone: "z1"], false),
      ([zone: "z1", region: "r1"], [zone: "z1"], false),
      ([zone: "z1", region: "r1"], [zone: "z1", region: "r1"], true),
      ([zone: "z1", region: "r1"], [zone: "z1", region: "r2"], false),
      // The volume's beta label is met by either label of the node, the label of today by that alone.
      ([betaZone: "z1"], [betaZone: "z1"], true), ([betaZone: "z1"], [zone: "z1"], true),
      ([betaZone: "z1"], [betaZone: "z2", zone: "z1"], false), ([zone: "z1"], [betaZone: "z1"], false),
      ([betaRegion: "r1"], [region: "r1"], true), ([region: "r1"], [betaRegion: "r1"], false),
      // Lists.
      ([zone: "z1__z2"], [zone: "z2"], true), ([zone: "z1__z2"], [zone: "z1__z2"], false),
      ([zone: "z1__z2"], [zone: "z3"], false), ([zone: "z1_z2"], [zone: "z1"], false),
      ([zone: "z1__z1"], [zone: "z1"], true), ([zone: "__z1"], [zone: "z2"], true), ([zone: ""], [zone: "z2"], true),
    ] as [([String: String], [String: String], Bool)])
  func labels(ofVolume: [String: String], ofNode: [String: String], fits: Bool) throws {
    let cluster = try VolumeCluster(nodes: [("a", ofNode)])
    cluster.volume("pv", labels: ofVolume)
    cluster.claim("c", volume: "pv")
    #expect(try cluster.reasons(cluster.pod("p", named("c")), filter) == [fits ? [] : conflict])
  }

  @Test("the claims of ephemeral volumes are not looked at")
  func ephemeral() throws {
    let cluster = try cluster(volumeLabels: [:])
    cluster.volume("far", labels: [zone: "z9"])
    cluster.claim("p-v0", volume: "far", owner: "p")
    let template = PersistentVolumeClaimSpec(requestBytes: 10)
    #expect(try cluster.reasons(cluster.pod("p", .ephemeral(claimTemplate: template)), filter) == [[], [], []])
  }
}
