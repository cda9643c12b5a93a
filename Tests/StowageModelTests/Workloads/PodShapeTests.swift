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

  // A second container that asks for 0 of both changes no sum, but takes the way by which sums are made.
  @Test(
    "what a pod of one container asks for and counts is the same with another one that asks for nothing",
    arguments: [
      [.cpu: 5, .memory: 7], [.cpu: 5], [.memory: 7], [:], [.cpu: 0, .memory: 7], [.cpu: 5, "example.com/fpga": 1],
    ] as [ResourceList], [nil, [.cpu: 9], [.memory: 0]] as [ResourceList?])
  func oneContainer(requests: ResourceList, whole: ResourceList?) {
    func shape(_ lists: [ResourceList]) -> PodShape {
      let containers = lists.map { Container(name: "c", resources: ResourceRequirements(requests: $0)) }
      return PodShape(
        spec: PodSpec(containers: containers, resources: whole.map { ResourceRequirements(requests: $0) }))
    }
    let one = shape([requests])
    let two = shape([requests, [.cpu: 0, .memory: 0]])
    let names: [ResourceName] = [.cpu, .memory, "example.com/fpga"]
    for name in names {
      #expect(one.requests[name] == two.requests[name])
      // With requests of the pod as a whole it matters what the containers list, be it with 0.
      if whole == nil { #expect(one.nonZeroRequests[name] == two.nonZeroRequests[name]) }
      #expect(one.nonZeroContainerRequests[name] == two.nonZeroContainerRequests[name])
    }
    // 100 milli-CPU and 200 MiB where the container does not say.
    #expect(one.nonZeroContainerRequests[.cpu] == (requests.contains(.cpu) ? requests[.cpu] : 100))
    #expect(one.nonZeroContainerRequests[.memory] == (requests.contains(.memory) ? requests[.memory] : 200 << 20))
    #expect(requests.names.allSatisfy(one.requests.contains))
  }

  @Test("shapes that were made in different ways are equal where their contents are, and hash alike")
  func alike() {
    let short = PodShape(cpuMilli: 5, memoryBytes: 7, priority: 2)
    let container = Container(name: "main", resources: ResourceRequirements(requests: [.memory: 7, .cpu: 5]))
    let long = PodShape(of: Pod(metadata: ObjectMeta(name: "p"), spec: PodSpec(containers: [container], priority: 2)))
    #expect(short == long && short.hashValue == long.hashValue && short.contentHash == long.contentHash)
    let others = [
      PodShape(spec: short.spec, namespace: "n"), PodShape(spec: short.spec, labels: ["a": "b"]),
      PodShape(spec: short.spec, controller: OwnerReference(kind: "Job", name: "j", isController: true)),
      PodShape(cpuMilli: 5, memoryBytes: 8, priority: 2), PodShape(cpuMilli: 5, memoryBytes: 7, priority: 3),
      PodShape(cpuMilli: 5, memoryBytes: 7, gpu: GPURequest(milli: 1), priority: 2),
      PodShape(cpuMilli: 5, memoryBytes: 7, priority: 2, nodeSelector: ["a": "b"]),
    ]
    #expect(Set(others + [short, long]).count == others.count + 1)
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
