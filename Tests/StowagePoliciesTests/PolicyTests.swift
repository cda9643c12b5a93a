import StowageCluster
import StowageKernel
import StowageModel
import StowagePolicies
import StowageScheduling
import Testing

/// One small scenario, a row a policy: where each of them puts the pod.
struct PolicyTests {
  // Free cpu (milli) and memory (GiB) of three nodes of 8 cores and 32 GiB; the pod asks for 2 cores and 2 GiB.
  //   a: 6 cores, 10 GiB   b: 3 cores, 30 GiB   c: 8 cores, 4 GiB
  // room left as shares of 8 cores and 32 GiB: a 0.75+0.3125 = 1.0625, b 0.375+0.9375 = 1.3125, c 1+0.125 = 1.125
  // alignment with (0.25, 0.0625): a 0.2070, b 0.1523, c 0.2578
  // most allocated, percent with the pod: cpu a 50 b 87 c 25, memory a 75 b 12 c 93 -> a 62, b 49, c 59
  // least allocated: cpu a 50 b 12 c 75, memory a 25 b 87 c 6 -> a 37, b 49, c 40
  // balance: shares a .5/.75, b .875/.125, c .25/.9375 -> deviation a .125, b .375, c .34375
  @Test(
    "each policy takes the node that its rule says",
    arguments: [
      ("firstFit", "a"), ("bestFit", "a"), ("worstFit", "b"), ("dotProduct", "c"), ("leastAllocated", "b"),
      ("mostAllocated", "a"), ("balancedAllocation", "a"),
    ])
  func scenario(policy name: String, expected: String) throws {
    let cluster = try Cluster(
      nodes: ["a", "b", "c"].map {
        Node(metadata: ObjectMeta(name: $0), allocatable: [.cpu: 8_000, .memory: 32 << 30])
      })
    for (node, cpu, memory) in [(0, 2_000, 22), (1, 5_000, 2), (2, 0, 28)] as [(Int, Int64, Int64)] {
      let pod = cluster.add(
        PodArrival(
          time: .origin, name: "filler", shape: PodShape(cpuMilli: cpu, memoryBytes: memory << 30), duration: .infinite)
      )
      try cluster.bind(pod, to: Placement(node: NodeID(node)))
    }
    let pod = cluster.add(
      PodArrival(
        time: .origin, name: "p", shape: PodShape(cpuMilli: 2_000, memoryBytes: 2 << 30), duration: .infinite))
    var policy = try #require(PolicyCatalog.entry(named: name)).make()
    var random = RandomStream(seed: 1)
    let info = try #require(PodInfo(pod, in: cluster.view))
    guard case .place(let placement) = policy.decide(info, in: cluster.view, random: &random) else {
      Issue.record("\(name) refused a pod that fits")
      return
    }
    #expect(policy.name == name)
    #expect(cluster.view.node(placement.node).name == expected)
  }

  @Test("random fit reaches every node that fits and no other, about equally often")
  func randomFit() throws {
    let cluster = try Cluster(
      nodes: (0..<5).map {
        Node(metadata: ObjectMeta(name: "n\($0)"), allocatable: [.cpu: $0 == 2 ? 100 : 1_000, .memory: 1_000])
      })
    let pod = cluster.add(
      PodArrival(time: .origin, name: "p", shape: PodShape(cpuMilli: 500, memoryBytes: 1), duration: .infinite))
    let info = try #require(PodInfo(pod, in: cluster.view))
    var policy = RandomFit()
    var random = RandomStream(seed: 3)
    var hits = [Int](repeating: 0, count: 5)
    for _ in 0..<4_000 {
      if case .place(let placement) = policy.decide(info, in: cluster.view, random: &random) {
        hits[placement.node.index] += 1
      }
    }
    // Four nodes, 1000 each on average; the standard deviation is 27.
    #expect(hits[2] == 0)
    for node in [0, 1, 3, 4] { #expect(abs(hits[node] - 1_000) < 140) }
  }

  @Test("a share goes to the tightest device, whole requests to the first free ones")
  func devices() throws {
    let cluster = try Cluster(
      nodes: [
        Node(
          metadata: ObjectMeta(name: "a"), allocatable: [.cpu: 64_000, .memory: 1 << 40],
          devices: (0..<4).map { _ in GPUDevice(model: "T4") })
      ])
    var policy = Profile.bestFit()
    var random = RandomStream(seed: 1)
    func place(_ gpu: GPURequest) throws -> [Int] {
      let pod = cluster.add(
        PodArrival(
          time: .origin, name: "p", shape: PodShape(cpuMilli: 1, memoryBytes: 1, gpu: gpu), duration: .infinite))
      let info = try #require(PodInfo(pod, in: cluster.view))
      guard case .place(let placement) = policy.decide(info, in: cluster.view, random: &random) else { return [] }
      try cluster.bind(pod, to: placement)
      return placement.devices.indexes
    }
    #expect(try place(GPURequest(milli: 600)) == [0])
    // 400 are left on device 0: the next 500 must open device 1, the next 300 fit the 400.
    #expect(try place(GPURequest(milli: 500)) == [1])
    #expect(try place(GPURequest(milli: 300)) == [0])
    #expect(try place(GPURequest(wholeDevices: 2)) == [2, 3])
    #expect(try place(GPURequest(wholeDevices: 1)) == [])
    #expect(cluster.brokenInvariants().isEmpty)
  }

  @Test("the catalogue's names are those in files and flags")
  func names() {
    #expect(
      PolicyCatalog.names == [
        "firstFit", "bestFit", "worstFit", "randomFit", "dotProduct", "leastAllocated", "mostAllocated",
        "balancedAllocation", "fragmentationGradientDescent", "gpuForesight", "gpuBestFit", "gpuDotProduct",
        "gpuPacking",
        "gpuClustering",
        "kubernetes-1.34", "kubernetes-1.36",
      ])
    #expect(PolicyCatalog.entry(named: "kubernetes")?.name == "kubernetes-1.36")
  }
}
