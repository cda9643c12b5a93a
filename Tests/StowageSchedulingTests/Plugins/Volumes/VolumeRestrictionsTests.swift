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
    let filters: [any FilterPlugin] = [VolumeRestrictions(), NodeVolumeLimits(), VolumeBinding(), VolumeZone()]
    for filter in filters {
      #expect(!filter.concerns(pod, in: cluster.cluster.view))
      #expect(filter.rejectEverywhere(pod, in: cluster.cluster.view) == nil)
    }
  }
}
