import StowageCluster
import StowageKernel
import StowageModel
import StowageScheduling
import StowageTesting
import Testing

@testable import StowagePolicies

struct GPUSharingPolicyTests {
  private static let names = PolicyCatalog.names.filter { $0.hasPrefix("gpu") || $0.hasPrefix("fragmentation") }

  private func node(_ name: String, cpu: Int64 = 64_000, gpus: Int, model: String = "T4") -> Node {
    Node(
      metadata: ObjectMeta(name: name), allocatable: [.cpu: cpu, .memory: 1 << 40],
      devices: (0..<gpus).map { _ in GPUDevice(model: model) })
  }

  private func pod(_ cpu: Int64, _ gpu: GPURequest?) -> PodShape { PodShape(cpuMilli: cpu, memoryBytes: 1, gpu: gpu) }

  /// Where the policy puts the last of these pods, after all others.
  private func placement(_ name: String, _ nodes: [Node], _ pods: [PodShape]) throws -> Placement? {
    let cluster = try Cluster(nodes: nodes)
    let settings = PolicySettings(typicalPods: TypicalPods(counts: pods.map { ($0, 1) }))
    var policy = settings.applied(to: try #require(PolicyCatalog.entry(named: name)).make())
    var random = RandomStream(seed: 1)
    var last: Placement?
    for shape in pods {
      let id = cluster.add(PodArrival(time: .origin, name: "p", shape: shape, duration: .infinite))
      let info = try #require(PodInfo(id, in: cluster.view))
      guard case .place(let place) = policy.decide(info, in: cluster.view, random: &random) else { return nil }
      try cluster.bind(id, to: place)
      last = place
    }
    return last
  }

  @Test("gpuPacking puts a share on a GPU in use, a whole GPU on a node in use")
  func packing() throws {
    let nodes = [node("a", gpus: 2), node("b", gpus: 2)]
    let share = pod(1_000, GPURequest(milli: 300))
    // The first goes to a (equal scores); the second beside it on device 0 (100 - 70 / 10 = 93 against 31 on b).
    #expect(
      try placement("gpuPacking", nodes, [share, share]) == Placement(node: NodeID(0), devices: DeviceSet(device: 0)))
    let whole = pod(1_000, GPURequest(wholeDevices: 1))
    #expect(try placement("gpuPacking", nodes, [share, whole])?.devices == DeviceSet(device: 1))
  }

  @Test("gpuClustering keeps shares with shares and pairs with pairs")
  func clustering() throws {
    let nodes = [node("a", gpus: 8), node("b", gpus: 8)]
    let share = pod(1_000, GPURequest(milli: 300))
    let pair = pod(1_000, GPURequest(wholeDevices: 2))
    // The pair scores 25 on the empty b (+0 for what is in use) against 0 + 25 * 300 / 8000 = 0 on a.
    #expect(try placement("gpuClustering", nodes, [share, pair])?.node == NodeID(1))
    #expect(try placement("gpuClustering", nodes, [share, pair, pair])?.node == NodeID(1))
    #expect(try placement("gpuClustering", nodes, [share, pair, share])?.node == NodeID(0))
  }

  @Test("gpuBestFit takes the node with the least CPU and GPU left")
  func bestFit() throws {
    let nodes = [node("a", gpus: 8), node("b", cpu: 32_000, gpus: 4)]
    #expect(try placement("gpuBestFit", nodes, [pod(1_000, GPURequest(milli: 300))])?.node == NodeID(1))
  }

  @Test("FGD keeps a whole GPU for pods that want one, and fills up the device that is begun")
  func gradient() throws {
    let nodes = [node("a", gpus: 2)]
    let whole = pod(1_000, GPURequest(wholeDevices: 1))
    let half = pod(1_000, GPURequest(milli: 500))
    #expect(try placement("fragmentationGradientDescent", nodes, [half, half])?.devices == DeviceSet(device: 0))
    #expect(try placement("fragmentationGradientDescent", nodes, [half, half, whole])?.devices == DeviceSet(device: 1))
  }

  @Test("gpuForesight leaves a model that others depend on, unless it must take it")
  func soughtModels() throws {
    // Half of the pods accept T4 alone, of which there are as few as of A10: the others go to the A10.
    let nodes = [node("a", gpus: 2), node("b", gpus: 2, model: "A10")]
    let any = pod(1_000, GPURequest(wholeDevices: 1))
    let bound = pod(1_000, GPURequest(wholeDevices: 1, models: ["T4"]))
    #expect(try placement("gpuForesight", nodes, [bound, any])?.node == NodeID(1))
    #expect(try placement("gpuForesight", nodes, [bound, any, any])?.node == NodeID(1))
    #expect(try placement("gpuForesight", nodes, [bound, any, any, any])?.node == NodeID(0))
  }

  @Test("gpuForesight spares the CPU of a node whose idle GPUs need it")
  func sparedCPU() throws {
    // 8 cores a GPU are typical. The pod without GPUs may take 16 cores of b, where 32 stay for two GPUs; on a, which is
    // smaller and so the better fit, it would leave 2 cores for two GPUs.
    let nodes = [node("a", cpu: 18_000, gpus: 2), node("b", cpu: 48_000, gpus: 2)]
    let typical = pod(8_000, GPURequest(wholeDevices: 1))
    let plain = pod(16_000, nil)
    let cluster = try Cluster(nodes: nodes)
    var policy = GPUSharingPolicy.gpuForesight()
    policy.configure(PolicySettings(typicalPods: TypicalPods(counts: [(typical, 99), (plain, 1)])))
    var random = RandomStream(seed: 1)
    let id = cluster.add(PodArrival(time: .origin, name: "p", shape: plain, duration: .infinite))
    let info = try #require(PodInfo(id, in: cluster.view))
    #expect(policy.decide(info, in: cluster.view, random: &random) == .place(Placement(node: NodeID(1))))
  }

  @Test("a model counts by how much depends on it")
  func pressure() throws {
    // 30 pods for any GPU and 10 for a T4 alone, on two T4 and two A10: 40 / 4 = 10 a GPU on average; a T4 has
    // 30 / 4 + 10 / 2 = 12.5, an A10 7.5.
    let cluster = try Cluster(nodes: [node("a", gpus: 2), node("b", gpus: 2, model: "A10")])
    let typical = TypicalPods(demands: [
      TypicalDemand(cpuMilli: 1, gpu: GPURequest(wholeDevices: 1), count: 30),
      TypicalDemand(cpuMilli: 1, gpu: GPURequest(wholeDevices: 1, models: ["T4"]), count: 10),
    ])
    #expect(ModelPressure(typical, in: cluster.view).byNode == [1.25, 0.75])
  }

  @Test("a pod that fits nowhere waits, and one that asks for a model goes to it", arguments: names)
  func models(name: String) throws {
    let nodes = [node("a", gpus: 2), node("b", gpus: 2, model: "A10")]
    #expect(try placement(name, nodes, [pod(1_000, GPURequest(milli: 300, models: ["A10"]))])?.node == NodeID(1))
    #expect(try placement(name, nodes, [pod(1_000, GPURequest(milli: 300, models: ["H100"]))]) == nil)
    #expect(try placement(name, nodes, [pod(65_000, nil)]) == nil)
  }

  @Test("scores that are kept decide as scores made anew, while pods come and go", arguments: names, 0..<8)
  func cached(name: String, seed: Int) throws {
    let workload = RandomWorkload(seed: UInt64(seed), nodes: 20, pods: 200)
    let typical = try TypicalPods(of: FixedWorkload(workload.pods), seed: 0)
    let cluster = try Cluster(nodes: workload.nodes)
    let entry = try #require(PolicyCatalog.entry(named: name))
    func fresh() -> any SchedulingPolicy { PolicySettings(typicalPods: typical).applied(to: entry.make()) }
    var cached = fresh()
    var random = RandomStream(seed: UInt64(seed))
    var running: [PodID] = []
    for arrival in workload.pods {
      let pod = cluster.add(arrival)
      let info = try #require(PodInfo(pod, in: cluster.view))
      var again = fresh()
      let decision = cached.decide(info, in: cluster.view, random: &random)
      #expect(decision == again.decide(info, in: cluster.view, random: &random), "seed \(seed), \(arrival.name)")
      var allowed = Feasibility()
      if case .place(let placement) = decision {
        #expect(allowed.nodes(for: info, in: cluster.view).contains(placement.node))
        try cluster.bind(pod, to: placement)
        running.append(pod)
      } else {
        #expect(allowed.nodes(for: info, in: cluster.view).isEmpty)
        cluster.drop(pod)
      }
      if random.next(below: 3) == 0, !running.isEmpty {
        running.swapAt(random.next(below: running.count), running.count - 1)
        cluster.complete(running.removeLast())
      }
    }
    #expect(cluster.brokenInvariants().isEmpty)
  }
}
