import StowageCluster
import StowageKernel
import StowageModel
import StowageTesting
import Testing

struct NodeRemovalTests {
  private func pod(_ name: String, cpu: Int64 = 1_000) -> PodArrival {
    PodArrival(time: .seconds(3), name: name, shape: PodShape(cpuMilli: cpu, memoryBytes: 1), duration: .seconds(60))
  }

  @Test("the pods of a node that leaves are evicted for its cause, and what it had is gone from all sums")
  func evicts() throws {
    let cluster = try Cluster(nodes: [Node("a", cpu: 8, gpus: 2, model: "T4"), Node("b")])
    let pods = ["p", "q"].map { cluster.add(pod($0)) }
    for pod in pods { try cluster.bind(pod, to: Placement(node: NodeID(0))) }
    #expect(try cluster.remove(NodeID(0), cause: .nodeLost) == [pods[1], pods[0]])
    let view = cluster.view
    #expect(view.nodeCount == 1 && view.nodeSlots == 2)
    #expect(view.total(.cpu) == 4_000 && view.largestAllocatable(.cpu) == 4_000 && view.used(.cpu) == 0)
    #expect(view.deviceCount == 0)
    #expect(view.counts.evicted == 2 && view.evictedPods(by: .nodeLost) == 2 && view.evictedPods(by: .preempted) == 0)
    #expect(pods.map { view.state(of: $0) } == [.gone, .gone])
    #expect(cluster.brokenInvariants() == [])
  }

  @Test("an identifier of a node that has left is found to be out of date, also when another has its slot")
  func staleNode() throws {
    let cluster = try Cluster(nodes: [Node("a"), Node("b")])
    let old = NodeID(0)
    try cluster.remove(old, cause: .scaledDown)
    #expect(!cluster.view.contains(old))
    let new = try cluster.add(Node("c"))
    #expect(new.index == old.index && new != old)
    #expect(cluster.view.contains(new) && !cluster.view.contains(old))
    #expect(cluster.view.nodeID(at: 0) == new)
    let waiting = cluster.add(pod("p"))
    #expect(throws: PlacementError.noSuchNode(pod: "p")) { try cluster.bind(waiting, to: Placement(node: old)) }
    #expect(throws: ClusterError.noSuchNodeID(index: 0)) { try cluster.remove(old, cause: .scaledDown) }
    try cluster.bind(waiting, to: Placement(node: new))
    #expect(cluster.brokenInvariants() == [])
  }

  @Test("an identifier of a pod that has left stands for a pod that is gone, not for the one that has its slot")
  func stalePod() throws {
    let cluster = try Cluster(nodes: [Node("a")])
    let first = cluster.add(pod("first"))
    cluster.drop(first)
    let second = cluster.add(pod("second"))
    #expect(second.index == first.index)
    #expect(cluster.view.state(of: first) == .gone && cluster.view.state(of: second) == .pending)
    #expect(cluster.view.name(of: first) == "" && cluster.view.name(of: second) == "second")
    #expect(throws: PlacementError.podIsNotPending(pod: "")) {
      try cluster.bind(first, to: Placement(node: NodeID(0)))
    }
    #expect(PodID(token: second.token) == second)
  }

  @Test("a node that is kept for a waiting pod is given back when it leaves")
  func nominations() throws {
    let cluster = try Cluster(nodes: [Node("a"), Node("b")])
    let waiting = cluster.add(pod("p"))
    cluster.nominate(waiting, to: NodeID(0))
    try cluster.remove(NodeID(0), cause: .nodeLost)
    #expect(cluster.view.nominatedNode(of: waiting) == nil)
    #expect(cluster.brokenInvariants() == [])
  }

  @Test("GPUs of a node that has left are given to another with as many")
  func devices() throws {
    let cluster = try Cluster(nodes: [Node("a", gpus: 2, model: "T4"), Node("b", gpus: 1, model: "T4")])
    try cluster.remove(NodeID(0), cause: .nodeLost)
    let new = try cluster.add(Node("c", gpus: 2, model: "T4"))
    #expect(cluster.view.freeMilliByDevice(on: new).map { $0 } == [1_000, 1_000])
    #expect(cluster.view.freeMilliByDevice(on: NodeID(1)).map { $0 } == [1_000])
    #expect(cluster.view.deviceCount == 3 && cluster.view.total(.gpuMilli) == 3_000)
    #expect(cluster.brokenInvariants() == [])
  }

  @Test("a node that comes back is the last of its zone; a zone that has lost all its nodes comes last")
  func order() throws {
    let cluster = try Cluster(nodes: [
      Node("a1", zone: "a"), Node("b1", zone: "b"), Node("b2", zone: "b"), Node("a2", zone: "a"),
    ])
    func order() -> [String] { cluster.view.nodeOrder.map { cluster.view.nodeName($0) } }
    #expect(order() == ["a1", "b1", "a2", "b2"])
    try cluster.remove(NodeID(1), cause: .drained)
    #expect(order() == ["a1", "b2", "a2"])
    try cluster.add(Node("b1", zone: "b"))
    #expect(order() == ["a1", "b2", "a2", "b1"])
    for name in ["a1", "a2"] {
      let id = try #require(cluster.view.node(named: name))
      try cluster.remove(id, cause: .drained)
    }
    try cluster.add(Node("a1", zone: "a"))
    #expect(order() == ["b2", "a1", "b1"])
    let version = cluster.view.nodeOrderVersion
    var tainted = Node("b2", zone: "b")
    tainted.taints = [Taint(key: "k", effect: .noSchedule)]
    try cluster.update(tainted)
    #expect(cluster.view.nodeOrderVersion == version)
    try cluster.update(Node("b2", zone: "a"))
    #expect(order() == ["b1", "a1", "b2"])
  }

  @Test("a node whose GPUs can't be taken in does not join")
  func refused() throws {
    let cluster = try Cluster(nodes: [])
    let odd = Node(
      metadata: ObjectMeta(name: "odd"), allocatable: [.cpu: 1],
      devices: (0..<65).map { GPUDevice(model: "model-\($0)") })
    #expect(throws: ClusterError.tooManyDevices(node: "odd", count: 65)) { try cluster.add(odd) }
    #expect(cluster.view.nodeCount == 0)
    let halves = [0..<40, 40..<65].enumerated().map { number, models in
      Node(
        metadata: ObjectMeta(name: "n\(number)"), allocatable: [.cpu: 1],
        devices: models.map { GPUDevice(model: "model-\($0)") })
    }
    try cluster.add(halves[0])
    #expect(throws: ClusterError.tooManyDeviceModels(node: "n1", limit: 64)) { try cluster.add(halves[1]) }
    #expect(cluster.view.nodeCount == 1 && cluster.view.deviceCount == 40)
    #expect(cluster.brokenInvariants() == [])
  }
}
