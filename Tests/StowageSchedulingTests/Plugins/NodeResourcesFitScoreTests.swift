import StowageCluster
import StowageModel
import StowageScheduling
import Testing

/// LeastAllocated and MostAllocated (semantics of kube-scheduler 1.34, resource_allocation.go and its two scorers).
struct NodeResourcesFitScoreTests {
  private let fpga: ResourceName = "example.com/fpga"

  private func score(
    _ plugin: NodeResourcesFitScore, _ spec: PodSpec, on allocatable: ResourceList
  ) throws -> Int64 {
    let cluster = try Cluster.having(allocatable)
    return cluster.rawScores(try cluster.waiting(spec), plugin)[0]
  }

  // By resource: least (cap - req) * 100 / cap, most min(req, cap) * 100 / cap, both cut to whole numbers; beyond the
  // capacity least is 0 and most stays at 100. The node has no memory, so that CPU alone counts.
  @Test(
    "a resource scores whole percents of its capacity",
    arguments: [
      // cap, req, least, most
      (3, 0, 100, 0), (3, 1, 66, 33), (3, 2, 33, 66), (3, 3, 0, 100), (3, 4, 0, 100),
      (7, 1, 85, 14), (7, 2, 71, 28), (7, 3, 57, 42), (7, 4, 42, 57), (7, 5, 28, 71), (7, 6, 14, 85), (7, 7, 0, 100),
      (7, 8, 0, 100), (1, 0, 100, 0), (1, 1, 0, 100), (1, 2, 0, 100), (0, 1, 0, 0),
    ] as [(Int64, Int64, Int64, Int64)])
  func oneResource(capacity: Int64, requested: Int64, least: Int64, most: Int64) throws {
    let node: ResourceList = [.cpu: capacity]
    let pod = PodSpec.asking([.cpu: requested, .memory: 0])
    #expect(try score(NodeResourcesFitScore(.least), pod, on: node) == least)
    #expect(try score(NodeResourcesFitScore(.most), pod, on: node) == most)
  }

  // 66 and 85 are cut already when their mean is: 151 / 2 = 75, not (66.67 + 85.71) / 2 = 76.19.
  @Test(
    "the mean over the resources is cut once more",
    arguments: [
      // cpu cap, req, memory cap, req, least, most
      (3, 1, 7, 1, 75, 23),  // (66 + 85) / 2; (33 + 14) / 2
      (3, 2, 7, 6, 23, 75),  // (33 + 14) / 2; (66 + 85) / 2
      (3, 4, 7, 2, 35, 64),  // (0 + 71) / 2; (100 + 28) / 2
      (0, 1, 7, 3, 57, 42),  // memory alone
      (0, 1, 0, 1, 0, 0),  // nothing to go by
      (3, 1, 3, 1, 66, 33),
    ] as [(Int64, Int64, Int64, Int64, Int64, Int64)])
  func twoResources(
    cpu: Int64, ofCPU: Int64, memory: Int64, ofMemory: Int64, least: Int64, most: Int64
  ) throws {
    let node: ResourceList = [.cpu: cpu, .memory: memory]
    let pod = PodSpec.asking([.cpu: ofCPU, .memory: ofMemory])
    #expect(try score(NodeResourcesFitScore(.least), pod, on: node) == least)
    #expect(try score(NodeResourcesFitScore(.most), pod, on: node) == most)
  }

  // cpu 1 of 3: 66; memory 1 of 7: 85. 2:1 -> (132 + 85) / 3 = 72.3; 3:7 -> (198 + 595) / 10 = 79.3.
  @Test("weights count in the sum and in what it is divided by", arguments: [(2, 1, 72), (3, 7, 79), (1, 1, 75)])
  func weights(cpu: Int, memory: Int, expected: Int) throws {
    let plugin = NodeResourcesFitScore(
      resources: [.init(.cpu, weight: Int64(cpu)), .init(.memory, weight: Int64(memory))])
    let score = try score(plugin, .asking([.cpu: 1, .memory: 1]), on: [.cpu: 3, .memory: 7])
    #expect(score == Int64(expected))
  }

  // kube-scheduler's own product would leave 64 bits here; the rule is kept to instead.
  // 2^62, of it 2^60: 75 and 25. 2^63 - 1, of it 1: 99.99... and 0.00... 2^62, of it 2^62 - 1: 0 and 99.
  @Test(
    "amounts whose hundredfold leaves 64 bits are still divided exactly",
    arguments: [
      (1 << 62, 1 << 60, 75, 25), (Int64.max, 1, 99, 0), (1 << 62, (1 << 62) - 1, 0, 99), (1 << 62, 1 << 62, 0, 100),
    ] as [(Int64, Int64, Int64, Int64)])
  func hugeAmounts(capacity: Int64, requested: Int64, least: Int64, most: Int64) throws {
    let node: ResourceList = [.memory: capacity]
    let pod = PodSpec.asking([.cpu: 0, .memory: requested])
    #expect(try score(NodeResourcesFitScore(.least), pod, on: node) == least)
    #expect(try score(NodeResourcesFitScore(.most), pod, on: node) == most)
  }

  @Test("what the node's pods count is added: 1 of them and 1 of the pod's own of 7 leave 500 / 7 = 71")
  func used() throws {
    let cluster = try Cluster.having([.cpu: 7])
    try cluster.bind(.asking([.cpu: 1, .memory: 0]), to: 0)
    let pod = try cluster.waiting(.asking([.cpu: 1, .memory: 0]))
    #expect(cluster.rawScores(pod, NodeResourcesFitScore(.least)) == [71])
    #expect(cluster.rawScores(pod, NodeResourcesFitScore(.most)) == [28])
  }

  // A third of the node goes for each container without a request: 100 of 300 milli-CPU and 200 of 600 MiB.
  @Test("a container without a request counts 100 milli-CPU and 200 MiB; one that asks for 0 counts nothing")
  func missingRequests() throws {
    let node: ResourceList = [.cpu: 300, .memory: 600 << 20]
    let plugin = NodeResourcesFitScore()
    #expect(try score(plugin, .asking([:]), on: node) == 66)
    #expect(try score(plugin, PodSpec(containers: [Container(name: "a"), Container(name: "b")]), on: node) == 33)
    #expect(try score(plugin, .asking([.cpu: 0, .memory: 0]), on: node) == 100)
    #expect(try score(plugin, .asking([.cpu: 0]), on: node) == 83)  // (100 + 66) / 2

    let cluster = try Cluster.having(node)
    try cluster.bind(.asking([:]), to: 0)
    #expect(cluster.rawScores(try cluster.waiting(.asking([.cpu: 0, .memory: 0])), plugin) == [66])
  }

  // cpu and memory: 66 each as above. fpga 1 of 4: 75. (66 + 66 + 75) / 3 = 69.
  @Test("an extended resource is left out of sum and weights where the pod does not ask for it or the node has none")
  func scalars() throws {
    let plugin = NodeResourcesFitScore(resources: [.init(.cpu), .init(.memory), .init(fpga)])
    let third: ResourceList = [.cpu: 1, .memory: 1]
    var node: ResourceList = [.cpu: 3, .memory: 3]
    var asking = third
    asking[fpga] = 1
    #expect(try score(plugin, .asking(asking), on: node) == 66)
    node[fpga] = 4
    #expect(try score(plugin, .asking(asking), on: node) == 69)
    #expect(try score(plugin, .asking(third), on: node) == 66)
    asking[fpga] = 0
    #expect(try score(plugin, .asking(asking), on: node) == 66)
  }

  // Nothing of 4 is asked for: 100. (66 + 100) / 2 = 83.
  @Test("scratch storage stays in the sum where the pod does not ask for it")
  func ephemeralStorage() throws {
    let plugin = NodeResourcesFitScore(resources: [.init(.cpu), .init(.ephemeralStorage)])
    #expect(try score(plugin, .asking([.cpu: 1]), on: [.cpu: 3, .ephemeralStorage: 4]) == 83)
    #expect(try score(plugin, .asking([.cpu: 1]), on: [.cpu: 3]) == 66)
  }

  // Without sight of it the container counts 100 of 300: 66. With it the pod asks for 200 of 300: 33, and memory,
  // which nobody asks for, counts 200 of 600 MiB: 66 both times.
  @Test("a request of the pod as a whole is not seen, as in 1.34 and 1.36, unless the score is told to")
  func podLevel() throws {
    var spec = PodSpec.asking([:])
    spec.resources = ResourceRequirements(requests: [.cpu: 200])
    let node: ResourceList = [.cpu: 300, .memory: 600 << 20]
    #expect(try score(NodeResourcesFitScore(), spec, on: node) == 66)
    #expect(try score(NodeResourcesFitScore(seesPodLevelRequests: true), spec, on: node) == 49)  // (33 + 66) / 2
  }
}
