import StowageKernel
import StowageModel
import Testing

struct PodShapeTests {
  private func pod(_ volumes: [PodVolume]) -> Pod {
    Pod(metadata: ObjectMeta(name: "p"), spec: PodSpec(containers: [Container(name: "c")], volumes: volumes))
  }

  @Test("volumes that no scheduler looks at make no shape of their own, claims and disks do")
  func volumes() {
    let plain = PodShape(of: pod([]))
    let token = PodVolume(name: "kube-api-access-x2k8p", source: .other("projected"))
    let secrets = PodVolume(name: "secrets", source: .csi(driver: "secrets-store.csi.k8s.io"))
    let data = PodVolume(name: "data", source: .persistentVolumeClaim(claimName: "data-0"))
    let disk = PodVolume(name: "disk", source: .inTree(.gcePersistentDisk(pdName: "d")))
    let scratch = PodVolume(name: "s", source: .ephemeral(claimTemplate: PersistentVolumeClaimSpec(requestBytes: 1)))
    #expect(PodShape(of: pod([token, secrets])) == plain)
    let shapes = [data, disk, scratch].map { PodShape(of: pod([token, $0])) }
    #expect(Set(shapes + [plain]).count == 4)
    #expect(shapes.map(\.spec.volumes) == [[data], [disk], [scratch]])
  }

  @Test("specs that differ only in fields that their hash leaves out are different all the same")
  func equality() {
    let plain = PodSpec(containers: [Container(name: "c")])
    let others = [
      PodSpec(containers: plain.containers, overhead: [.cpu: 1]),
      PodSpec(containers: plain.containers, priorityClassName: "high"),
      PodSpec(containers: plain.containers, preemptionPolicy: .never),
      PodSpec(containers: plain.containers, schedulerName: "mine"),
      PodSpec(containers: plain.containers, schedulingGates: ["wait"]),
      PodSpec(containers: plain.containers, hostNetwork: true),
    ]
    #expect(Set((others + [plain]).map { PodShape(spec: $0) }).count == 7)
  }

  @Test("what a pod's status says is no part of its shape")
  func status() {
    var started = pod([])
    started.startTime = .seconds(5)
    started.nominatedNodeName = "n"
    started.isPreempted = true
    #expect(PodShape(of: started) == PodShape(of: pod([])))
    #expect(started != pod([]))
  }
}
