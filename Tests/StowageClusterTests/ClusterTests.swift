import StowageCluster
import StowageKernel
import StowageModel
import StowageTesting
import Testing

struct ClusterTests {
  private func node(_ name: String, cpu: Int64 = 4_000, gpus: Int = 0) -> Node {
    Node(
      metadata: ObjectMeta(name: name), allocatable: [.cpu: cpu, .memory: 8 << 30],
      devices: (0..<gpus).map { _ in GPUDevice(model: "T4") })
  }

  @Test("binding takes what the pod asks for and its end gives it back")
  func bindAndComplete() throws {
    let cluster = try Cluster(nodes: [node("a", gpus: 2)])
    let id = cluster.add(PodArrival("p", gpu: GPURequest(milli: 300)))
    try cluster.bind(id, to: Placement(node: NodeID(0), devices: DeviceSet(device: 1)))
    // 4000 - 1000 milli-CPU, 8 - 1 GiB, 2000 - 300 milli-GPU of which device 1 gave 300.
    #expect(cluster.view.free(.cpu) == [3_000])
    #expect(cluster.view.free(.memory) == [7 << 30])
    #expect(cluster.view.free(.gpuMilli) == [1_700])
    #expect(Array(cluster.view.freeMilliByDevice(on: NodeID(0))) == [1_000, 700])
    #expect(cluster.view.wholeFreeDevices == [1])
    #expect(cluster.view.busyNodeCount == 1)
    cluster.complete(id)
    #expect(cluster.view.free(.cpu) == [4_000])
    #expect(cluster.view.wholeFreeDevices == [2])
    #expect(cluster.view.busyNodeCount == 0)
    #expect(cluster.brokenInvariants().isEmpty)
  }

  @Test("a placement without room is refused and changes nothing")
  func insufficient() throws {
    let cluster = try Cluster(nodes: [node("a", cpu: 500)])
    let id = cluster.add(PodArrival("p"))
    #expect(
      throws: PlacementError.insufficient(pod: "p", node: "a", resource: .cpu, requested: 1_000, free: 500)
    ) { try cluster.bind(id, to: Placement(node: NodeID(0))) }
    #expect(cluster.view.state(of: id) == .pending)
    #expect(cluster.brokenInvariants().isEmpty)
  }

  @Test(
    "devices that are not what the pod asks for are refused",
    arguments: [DeviceSet.none, DeviceSet(device: 0), DeviceSet(bits: 0b110), DeviceSet(bits: 0b1000)])
  func wrongDevices(devices: DeviceSet) throws {
    // Device 0 has 400 left; the pod wants 500 of one of the three devices.
    let cluster = try Cluster(nodes: [node("a", gpus: 3)])
    let first = cluster.add(PodArrival("first", gpu: GPURequest(milli: 600)))
    try cluster.bind(first, to: Placement(node: NodeID(0), devices: DeviceSet(device: 0)))
    let second = cluster.add(PodArrival("second", gpu: GPURequest(milli: 500)))
    #expect(throws: PlacementError.self) {
      try cluster.bind(second, to: Placement(node: NodeID(0), devices: devices))
    }
    #expect(cluster.brokenInvariants().isEmpty)
  }

  @Test("an overcommitted node can be taken as it was found, and has less than nothing free")
  func overcommitted() throws {
    let cluster = try Cluster(nodes: [node("a", cpu: 500)])
    let id = cluster.add(PodArrival("p"))
    try cluster.bind(id, to: Placement(node: NodeID(0)), overcommitting: true)
    #expect(cluster.view.free(.cpu) == [-500])
    #expect(cluster.brokenInvariants().isEmpty)
  }

  @Test("two nodes of one name are refused")
  func duplicateNode() {
    #expect(throws: ClusterError.duplicateNode(name: "a")) { try Cluster(nodes: [node("a"), node("a")]) }
  }

  @Test("more GPUs than a device set holds are refused")
  func tooManyDevices() {
    #expect(throws: ClusterError.tooManyDevices(node: "a", count: 65)) { try Cluster(nodes: [node("a", gpus: 65)]) }
  }

  @Test("amounts whose sum leaves 64 bits are refused")
  func totalOverflows() {
    #expect(throws: ClusterError.totalOverflows(node: "b", resource: .cpu)) {
      try Cluster(nodes: [node("a", cpu: .max), node("b", cpu: 1)])
    }
  }

  @Test("an extended resource that no node has keeps its pods off")
  func unknownResource() throws {
    let cluster = try Cluster(nodes: [node("a")])
    let container = Container(
      name: "main", resources: ResourceRequirements(requests: ["example.com/fpga": 1]))
    let shape = PodShape(spec: PodSpec(containers: [container]))
    let id = cluster.add(PodArrival(time: .origin, name: "p", shape: shape, duration: .infinite))
    #expect(throws: PlacementError.self) { try cluster.bind(id, to: Placement(node: NodeID(0))) }
    #expect(cluster.view.column(of: "example.com/fpga") != nil)
  }

  @Test("places of pods and shapes that have left are used again, so that memory follows what is here")
  func placesAreReused() throws {
    let cluster = try Cluster(nodes: [node("a", cpu: 1 << 40)], logCapacity: 100, unusedShapes: 10)
    for number in 1...1_000 {
      let id = cluster.add(PodArrival("p\(number)", cpu: .milli(Int64(number))))
      try cluster.bind(id, to: Placement(node: NodeID(0)))
      cluster.complete(id)
      #expect(id.index == 0)
    }
    #expect(cluster.view.shapeCapacity <= 12)
    #expect(cluster.log.end == 3_001)
    #expect(cluster.log[0] == nil)
    #expect(cluster.log[3_000]?.kind == .podCompleted)
  }

  // Of 60 shapes up to 30 are here at a time: some come back while they are remembered, and some after that.
  @Test("pods have the same place for shapes exactly when they ask for the same", arguments: 1...20)
  func shapesAreShared(seed: Int) throws {
    var random = RandomStream(seed: UInt64(seed))
    let cluster = try Cluster(nodes: [node("a")], unusedShapes: seed % 4 * 3)
    var here: [(pod: PodID, cpu: Int64)] = []
    for step in 0..<600 {
      if here.count == 30 || (!here.isEmpty && random.next(below: 2) == 0) {
        cluster.drop(here.remove(at: random.next(below: here.count)).pod)
      } else {
        let cpu = Int64(random.next(below: 60))
        here.append((cluster.add(PodArrival("p", cpu: .milli(cpu))), cpu))
      }
      let places = here.map { cluster.view.shape(of: $0.pod) }
      #expect(Set(places).count == Set(here.map(\.cpu)).count, "seed \(seed), step \(step)")
      for (place, cpu) in zip(places, here.map(\.cpu)) {
        #expect(cluster.view.shape(place)?.requests[.cpu] == cpu, "seed \(seed), step \(step)")
        let demands = cluster.view.demands(of: place)
        #expect(demands.map(\.column) == (cpu == 0 ? [.pods, .memory] : [.pods, .cpu, .memory]))
        #expect(demands.map(\.amount) == (cpu == 0 ? [1, 1 << 30] : [1, cpu, 1 << 30]))
      }
    }
    #expect(cluster.brokenInvariants().isEmpty)
  }

  @Test(
    "whatever happens, used + free = allocatable and arrived = pending + running + done + dropped", arguments: 1...20)
  func conservation(seed: Int) throws {
    let workload = RandomWorkload(seed: UInt64(seed))
    var random = RandomStream(seed: UInt64(seed))
    let cluster = try Cluster(nodes: workload.nodes, unusedShapes: 4)
    var waiting: [PodID] = []
    var running: [PodID] = []
    for arrival in workload.pods {
      waiting.append(cluster.add(arrival))
      for _ in 0..<3 {
        switch random.next(below: 4) {
        case 0 where !running.isEmpty:
          cluster.complete(running.remove(at: random.next(below: running.count)))
        case 1 where waiting.count > 5:
          cluster.drop(waiting.remove(at: random.next(below: waiting.count)))
        default:
          guard let pod = waiting.last else { continue }
          // Any node, any devices: what does not fit is refused by the cluster itself.
          let placement = Placement(
            node: NodeID(random.next(below: workload.nodes.count)),
            devices: DeviceSet(bits: UInt64(random.next(below: 8))))
          if (try? cluster.bind(pod, to: placement)) != nil {
            waiting.removeLast()
            running.append(pod)
          }
        }
        #expect(cluster.brokenInvariants().isEmpty, "seed \(seed)")
      }
    }
    #expect(cluster.view.counts.arrived == workload.pods.count)
  }

  @Test("a change of a node that is refused changes nothing, its images included")
  func refusedUpdate() throws {
    var first = node("a")
    first.images = [NodeImage(names: ["app:1"], sizeBytes: 100)]
    let cluster = try Cluster(nodes: [first])
    var second = node("a", cpu: -1)
    second.images = [NodeImage(names: ["app:2"], sizeBytes: 200)]
    #expect(throws: ClusterError.negativeAllocatable(node: "a", resource: .cpu, amount: -1)) {
      try cluster.update(second)
    }
    #expect(cluster.view.image(named: "app:1")?.nodeCount == 1)
    #expect(cluster.view.image(named: "app:2") == nil)
    #expect(cluster.view.node(NodeID(0)) == first)
    #expect(cluster.brokenInvariants().isEmpty)
  }
}
