import StowageCluster
import StowageKernel
import StowageModel
import StowageScheduling
import Testing

struct VolumeBindingTests {
  private let filter = VolumeBinding()
  private let noReach = "node(s) didn't match PersistentVolume's node affinity"
  private let noMatch = "node(s) didn't find available persistent volumes to bind"
  private let template = PersistentVolumeClaimSpec(requestBytes: 10)

  @Test("a bound volume keeps its pod on the nodes that reach it")
  func reach() throws {
    let cluster = try VolumeCluster()
    cluster.volume("pv", nodes: ["b"])
    cluster.claim("c", volume: "pv")
    let pod = try cluster.pod("p", named("c"))
    #expect(cluster.reasons(pod, filter) == [[noReach], []])
    #expect(cluster.rejections(of: pod, by: filter)[0]?.code == .unschedulableAndUnresolvable)
  }

  @Test("a claim that should have a volume by now keeps its pod off every node")
  func immediate() throws {
    let cluster = try VolumeCluster()
    cluster.storageClass("now", .immediate)
    cluster.claim("c", class: "now")
    let reason = ["pod has unbound immediate PersistentVolumeClaims"]
    #expect(try cluster.reasons(cluster.pod("p", named("c")), filter) == [reason, reason])
  }

  @Test("claims that can't be used say why")
  func unusable() throws {
    let cluster = try VolumeCluster()
    cluster.claim("lost", volume: "pv", phase: .lost)
    cluster.claim("stranger-v0")
    cluster.claim("classless", class: "unknown")
    func reason(_ name: String, _ source: PodVolume.Source) throws -> [String] {
      try cluster.reasons(cluster.pod(name, source), filter)[0]
    }
    #expect(try reason("p", named("no")) == ["persistentvolumeclaim \"no\" not found"])
    #expect(
      try reason("p", .ephemeral(claimTemplate: template)) == [
        "waiting for ephemeral volume controller to create the persistentvolumeclaim \"p-v0\""
      ])
    #expect(
      try reason("p", named("lost")) == ["persistentvolumeclaim \"lost\" bound to non-existent persistentvolume \"pv\""]
    )
    #expect(
      try reason("stranger", .ephemeral(claimTemplate: template)) == [
        "PVC ns/stranger-v0 was not created for pod ns/stranger (pod is not owner)"
      ])
    // Whether a class that is not there would wait for a consumer is not known: it counts as one that does not.
    #expect(try reason("p", named("classless")) == ["pod has unbound immediate PersistentVolumeClaims"])
    var going = try #require(cluster.cluster.objects.claim(namespace: "ns", name: "lost"))
    going.phase = .bound
    going.metadata.deletionTime = .origin
    cluster.cluster.put(going)
    #expect(try reason("p", named("lost")) == ["persistentvolumeclaim \"lost\" is being deleted"])
  }

  @Test("a bound volume that is not there keeps the pod off every node")
  func volumeGone() throws {
    let cluster = try VolumeCluster()
    cluster.claim("c", volume: "gone")
    let reason = ["node(s) unavailable due to one or more pvc(s) bound to non-existent pv(s)"]
    #expect(try cluster.reasons(cluster.pod("p", named("c")), filter) == [reason, reason])
  }

  @Test("a claim without a volume goes where a free one fits or one can be made")
  func waiting() throws {
    let zone = "topology.kubernetes.io/zone"
    let cluster = try VolumeCluster(nodes: [("a", [zone: "z1"]), ("b", [zone: "z2"])])
    cluster.storageClass("local")
    cluster.storageClass("made", provisioner: "disk.example", zones: ["z1"])
    cluster.volume("small", class: "local", bytes: 9)
    cluster.volume("fits", class: "local", nodes: ["b"])
    cluster.claim("l", class: "local")
    cluster.claim("m", class: "made")
    #expect(try cluster.reasons(cluster.pod("p", named("l")), filter) == [[noMatch], []])
    #expect(try cluster.reasons(cluster.pod("q", named("m")), filter) == [[], [noMatch]])
    // What is wrong with bound and with waiting claims is told together.
    cluster.volume("pv", nodes: ["a"])
    cluster.claim("bound", volume: "pv")
    #expect(
      try cluster.reasons(cluster.pod("r", named("bound"), named("m")), filter) == [[], [noReach, noMatch]])
  }

  @Test("where the driver tells what is left, there must be enough")
  func capacity() throws {
    let cluster = try VolumeCluster()
    cluster.storageClass("made", provisioner: "disk.example")
    cluster.claim("c", class: "made", bytes: 10)
    cluster.cluster.contents.csiDrivers = [CSIDriver(metadata: ObjectMeta(name: "disk.example"), storageCapacity: true)]
    func place(_ node: String, left: Int64) -> CSIStorageCapacity {
      CSIStorageCapacity(
        metadata: ObjectMeta(name: node), storageClassName: "made",
        nodeTopology: LabelSelector(matchLabels: ["kubernetes.io/hostname": node]), capacityBytes: left)
    }
    cluster.cluster.contents.storageCapacities = [place("a", left: 9), place("b", left: 10)]
    #expect(
      try cluster.reasons(cluster.pod("p", named("c")), filter) == [["node(s) did not have enough free storage"], []])
  }

  @Test("once a pod is placed, its claims keep the smallest free volume that fits, or their node")
  func assumed() throws {
    let cluster = try VolumeCluster()
    cluster.storageClass("local")
    cluster.storageClass("made", provisioner: "disk.example")
    cluster.volume("large", class: "local", bytes: 30)
    cluster.volume("middle", class: "local", bytes: 20)
    cluster.claim("l", class: "local", bytes: 15)
    cluster.claim("m", class: "made")
    let pod = try cluster.pod("p", named("l"), named("m"))
    try cluster.cluster.assumeVolumes(of: pod.id, on: NodeID(1))
    #expect(
      cluster.cluster.objects.volume(named: "middle")?.claimRef
        == ClaimReference(namespace: "ns", name: "l", uid: "uid-l"))
    #expect(cluster.cluster.objects.volume(named: "large")?.claimRef == nil)
    #expect(cluster.cluster.objects.claim(namespace: "ns", name: "m")?.selectedNode == "b")
    // The claim whose volume is made for node b keeps other pods on b; the kept volume is for no other claim.
    #expect(try cluster.reasons(cluster.pod("q", named("m")), filter) == [[noMatch], []])
    cluster.claim("l2", class: "local", bytes: 15)
    let second = try cluster.pod("r", named("l2"))
    try cluster.cluster.assumeVolumes(of: second.id, on: NodeID(0))
    #expect(cluster.cluster.objects.volume(named: "large")?.claimRef?.name == "l2")
    cluster.claim("l3", class: "local", bytes: 15)
    #expect(try cluster.reasons(cluster.pod("s", named("l3")), filter) == [[noMatch], [noMatch]])
  }
}
