import StowageCluster
import StowageKernel
import StowageModel
import StowageTesting
import Testing

struct UnbindTests {
  private func cluster() throws -> Cluster {
    try Cluster(
      nodes: ["a", "b"].map {
        Node(
          metadata: ObjectMeta(name: $0), allocatable: [.cpu: 4_000, .memory: 8 << 30, .pods: 10],
          devices: [GPUDevice(model: "T4"), GPUDevice(model: "T4")])
      })
  }

  private func add(
    _ name: String, to cluster: Cluster, cpu: Int64 = 1_000, gpu: GPURequest? = nil, priority: Int32 = 0
  ) -> PodID {
    cluster.add(
      PodArrival(
        time: .origin, name: name, shape: PodShape(cpuMilli: cpu, memoryBytes: 1 << 30, gpu: gpu, priority: priority),
        duration: .infinite))
  }

  @Test("a pod that is taken off gives back exactly what it took, and waits again")
  func givesBack() throws {
    let cluster = try cluster()
    let pod = add("p", to: cluster, gpu: GPURequest(milli: 300), priority: 7)
    try cluster.bind(pod, to: Placement(node: NodeID(0), devices: DeviceSet(device: 1)))
    #expect(cluster.view.free(.cpu) == [3_000, 4_000])
    #expect(cluster.view.nonZeroCPU == [1_000, 0])
    #expect(cluster.view.lowestRunningPriority == 7)
    cluster.unbind(pod)
    #expect(cluster.view.free(.cpu) == [4_000, 4_000])
    #expect(cluster.view.free(.memory) == [8 << 30, 8 << 30])
    #expect(cluster.view.free(.pods) == [10, 10])
    #expect(cluster.view.free(.gpuMilli) == [2_000, 2_000])
    #expect(Array(cluster.view.freeMilliByDevice(on: NodeID(0))) == [1_000, 1_000])
    #expect(cluster.view.nonZeroCPU == [0, 0] && cluster.view.nonZeroMemory == [0, 0])
    #expect(cluster.view.used(.cpu) == 0 && cluster.view.busyNodeCount == 0)
    #expect(cluster.view.lowestRunningPriority == nil)
    #expect(cluster.view.state(of: pod) == .pending)
    #expect(cluster.view.placement(of: pod) == nil)
    #expect(cluster.view.pods(on: NodeID(0)).isEmpty)
    #expect(cluster.view.counts.pending == 1 && cluster.view.counts.running == 0)
    #expect(cluster.brokenInvariants().isEmpty)
  }

  @Test("a pod that was taken off can be bound elsewhere")
  func bindsAgain() throws {
    let cluster = try cluster()
    let pod = add("p", to: cluster)
    try cluster.bind(pod, to: Placement(node: NodeID(0)))
    cluster.unbind(pod)
    try cluster.bind(pod, to: Placement(node: NodeID(1)))
    #expect(Array(cluster.view.pods(on: NodeID(1))) == [pod])
    #expect(cluster.brokenInvariants().isEmpty)
  }

  @Test("the last pod of the node takes the place of one that is taken off")
  func order() throws {
    let cluster = try cluster()
    let pods = try (0..<4).map { index in
      let pod = add("p\(index)", to: cluster)
      try cluster.bind(pod, to: Placement(node: NodeID(0)))
      return pod
    }
    cluster.unbind(pods[1])
    #expect(Array(cluster.view.pods(on: NodeID(0))) == [pods[0], pods[3], pods[2]])
    cluster.unbind(pods[2])
    #expect(Array(cluster.view.pods(on: NodeID(0))) == [pods[0], pods[3]])
    #expect(cluster.brokenInvariants().isEmpty)
  }

  @Test("the log tells of arrival, binding, taking off and nominations, with the node")
  func log() throws {
    let cluster = try cluster()
    let pod = add("p", to: cluster)
    try cluster.bind(pod, to: Placement(node: NodeID(1)))
    cluster.unbind(pod)
    cluster.nominate(pod, to: NodeID(0))
    cluster.clearNomination(of: pod)
    cluster.drop(pod)
    // Two nodes come first.
    let changes = (2..<cluster.log.end).compactMap { cluster.log[$0] }
    #expect(
      changes.map(\.kind) == [
        .podArrived, .podBound, .podUnbound, .podNominated, .nominationCleared, .podDropped,
      ])
    #expect(changes.map(\.node) == [nil, NodeID(1), NodeID(1), NodeID(0), NodeID(0), nil])
    #expect(changes.allSatisfy { $0.pod == pod })
    #expect(cluster.log.nodes(since: 2, of: [.podUnbound]) == [NodeID(1)])
  }

  @Test("the lowest running priority follows who is bound")
  func lowestPriority() throws {
    let cluster = try cluster()
    let pods = try ([5, -3, 5, 0] as [Int32]).map { priority in
      let pod = add("p", to: cluster, priority: priority)
      try cluster.bind(pod, to: Placement(node: NodeID(0)))
      return pod
    }
    #expect(cluster.view.lowestRunningPriority == -3)
    cluster.unbind(pods[1])
    #expect(cluster.view.lowestRunningPriority == 0)
    cluster.complete(pods[3])
    cluster.unbind(pods[0])
    #expect(cluster.view.lowestRunningPriority == 5)
    cluster.complete(pods[2])
    #expect(cluster.view.lowestRunningPriority == nil)
    try cluster.bind(pods[1], to: Placement(node: NodeID(1)))
    #expect(cluster.view.lowestRunningPriority == -3)
  }

  @Test("whatever is bound and taken off again, the cluster is as it was", arguments: 1...15)
  func roundTrip(seed: Int) throws {
    let workload = RandomWorkload(seed: UInt64(seed))
    var random = RandomStream(seed: UInt64(seed))
    let cluster = try Cluster(nodes: workload.nodes)
    let free = { (0..<cluster.view.resources.count).map { cluster.view.free(ResourceColumn($0)) } }
    let pods = workload.pods.map { cluster.add($0) }
    let before = free()
    let devices = (0..<workload.nodes.count).map { Array(cluster.view.freeMilliByDevice(on: NodeID($0))) }
    var bound: [PodID] = []
    for pod in pods {
      let placement = Placement(
        node: NodeID(random.next(below: workload.nodes.count)),
        devices: DeviceSet(bits: UInt64(random.next(below: 8))))
      if (try? cluster.bind(pod, to: placement)) != nil { bound.append(pod) }
      if !bound.isEmpty && random.next(below: 3) == 0 {
        cluster.unbind(bound.remove(at: random.next(below: bound.count)))
      }
      #expect(cluster.brokenInvariants().isEmpty, "seed \(seed)")
    }
    while !bound.isEmpty { cluster.unbind(bound.remove(at: random.next(below: bound.count))) }
    #expect(free() == before, "seed \(seed)")
    #expect((0..<workload.nodes.count).map { Array(cluster.view.freeMilliByDevice(on: NodeID($0))) } == devices)
    #expect(cluster.view.counts.pending == pods.count)
  }
}
