import StowageCluster
import StowageModel
import StowageScheduling
import Testing

struct VolumeRestrictionsTests {
  private let filter = VolumeRestrictions()

  @Test("a disk that a pod of the node has is refused there unless both only read it")
  func disks() throws {
    let case1 = try VolumeCluster()
    try case1.bind("old", to: 0, .inTree(.gcePersistentDisk(pdName: "d", readOnly: true)))
    let writes = try case1.pod("writes", .inTree(.gcePersistentDisk(pdName: "d")))
    let reads = try case1.pod("reads", .inTree(.gcePersistentDisk(pdName: "d", readOnly: true)))
    #expect(case1.reasons(writes, filter) == [["node(s) had no available disk"], []])
    #expect(case1.reasons(reads, filter) == [[], []])
    #expect(case1.rejections(of: writes, by: filter)[0]?.code == .unschedulable)
  }

  @Test("a ReadWriteOncePod claim in use anywhere is refused everywhere, and pushing its pod out could help")
  func oncePod() throws {
    let cluster = try VolumeCluster()
    cluster.claim("c", modes: [.readWriteOncePod])
    cluster.claim("shared", modes: [.readWriteOnce])
    try cluster.bind("old", to: 1, named("c"), named("shared"))
    let reason =
      "node(s) unavailable due to PersistentVolumeClaim with ReadWriteOncePod access mode already in-use by another pod"
    let pod = try cluster.pod("new", named("c"))
    #expect(cluster.reasons(pod, filter) == [[reason], [reason]])
    #expect(cluster.rejections(of: pod, by: filter).allSatisfy { $0?.code == .unschedulable })
    #expect(try cluster.reasons(cluster.pod("other", named("shared")), filter) == [[], []])
  }

  @Test("a claim that is not there is named")
  func missing() throws {
    let cluster = try VolumeCluster()
    let pod = try cluster.pod("new", named("nowhere"))
    #expect(cluster.reasons(pod, filter)[0] == ["persistentvolumeclaim \"nowhere\" not found"])
    #expect(cluster.rejections(of: pod, by: filter)[0]?.code == .unschedulableAndUnresolvable)
  }

  @Test("pods without volumes concern no volume filter")
  func withoutVolumes() throws {
    let cluster = try VolumeCluster()
    let pod = try cluster.pod("plain")
    let filters: [any PreFilterPlugin] = [VolumeRestrictions(), NodeVolumeLimits(), VolumeBinding(), VolumeZone()]
    for filter in filters {
      #expect(!filter.concerns(pod, in: cluster.cluster.view))
      #expect(filter.rejectEverywhere(pod, in: cluster.cluster.view) == nil)
    }
  }

  @Test("one of several disks and one of several pods is enough; disks of one pod never stand in each other's way")
  func several() throws {
    let cluster = try VolumeCluster()
    let disk = InTreeVolume.awsElasticBlockStore(volumeID: "d", readOnly: true)
    try cluster.bind("other", to: 0)
    try cluster.bind("old", to: 0, .inTree(.gcePersistentDisk(pdName: "x")), .inTree(disk))
    let reason = ["node(s) had no available disk"]
    #expect(
      try cluster.reasons(cluster.pod("new", .inTree(.gcePersistentDisk(pdName: "y")), .inTree(disk)), filter)
        == [reason, []])
    let twice = InTreeVolume.gcePersistentDisk(pdName: "twice")
    #expect(try cluster.reasons(cluster.pod("twice", .inTree(twice), .inTree(twice)), filter) == [[], []])
  }

  @Test("a disk's conflict is told before that of a claim")
  func order() throws {
    let cluster = try VolumeCluster()
    cluster.claim("c", modes: [.readWriteOncePod])
    try cluster.bind("old", to: 0, named("c"), .inTree(.gcePersistentDisk(pdName: "d")))
    let pod = try cluster.pod("new", named("c"), .inTree(.gcePersistentDisk(pdName: "d")))
    #expect(cluster.reasons(pod, filter)[0] == ["node(s) had no available disk"])
    #expect(cluster.reasons(pod, filter)[1] != [])
  }

  @Test("a claim of the same name elsewhere is another claim, and one mode among several is enough")
  func otherNamespace() throws {
    let cluster = try VolumeCluster()
    cluster.claim("c", modes: [.readWriteOnce, .readWriteOncePod])
    let spec = PodSpec(volumes: [PodVolume(name: "v", source: named("c"))])
    try cluster.cluster.bind(spec, namespace: "other", to: 0)
    #expect(try cluster.reasons(cluster.pod("new", named("c")), filter) == [[], []])
    try cluster.cluster.bind(spec, to: 0)
    #expect(try cluster.rejections(of: cluster.pod("new", named("c")), by: filter).allSatisfy { $0 != nil })
  }
}
