import StowageCluster
import StowageModel
import StowageScheduling
import Testing

/// Evenness by the rules of 1.34 and 1.36 (balanced_allocation.go of both).
struct NodeResourcesBalancedAllocationTests {
  private let evenness = NodeResourcesBalancedAllocation(.evenness)
  private let improvement = NodeResourcesBalancedAllocation(.improvement)

  // Two shares deviate by half their difference, and (1 - deviation) * 100 is cut. 68 of 100 and none: 1 - 0.34 is
  // 0.6599... in floating point, so the score is 65 and not 66; 0.53 and 0.35: 0.9099..., 90 and not 91.
  @Test(
    "two shares score 100 less half their difference, cut as floating point has it",
    arguments: [
      (50, 50, 100), (100, 0, 50), (0, 100, 50), (1, 0, 99), (2, 0, 99), (3, 0, 98), (50, 10, 80), (68, 0, 65),
      (67, 0, 66), (69, 0, 65), (53, 35, 90), (54, 34, 90), (29, 0, 85), (100, 71, 85),
    ] as [(Int64, Int64, Int64)])
  func twoShares(cpu: Int64, memory: Int64, expected: Int64) throws {
    let cluster = try Cluster.having([.cpu: 100, .memory: 100])
    #expect(cluster.scores(try cluster.waiting(.asking([.cpu: cpu, .memory: memory])), evenness) == [expected])
  }

  // More than all counts as all: 1 and 1 -> 100, 1 and 0 -> 50.
  @Test("shares stop at the whole, and a resource that the node has none of is left out")
  func limits() throws {
    let cluster = try Cluster.having([.cpu: 100, .memory: 100], [.cpu: 100], [:])
    #expect(cluster.scores(try cluster.waiting(.asking([.cpu: 300, .memory: 100])), evenness) == [100, 100, 100])
    #expect(cluster.scores(try cluster.waiting(.asking([.cpu: 300])), evenness) == [50, 100, 100])
  }

  // (1, 1, 1): no deviation. (1, 0, 0): mean 1/3, variance (4/9 + 1/9 + 1/9) / 3 = 2/9, root 0.4714: 52.86 -> 52;
  // (1, 1, 0) mirrors it. (1/2, 1/4, 0): mean 1/4, variance (1/16 + 0 + 1/16) / 3, root 0.2041: 79.59 -> 79.
  @Test(
    "three shares score 100 less their population deviation",
    arguments: [(100, 100, 1_000, 100), (0, 0, 1_000, 52), (100, 0, 1_000, 52), (25, 0, 500, 79)]
      as [(Int64, Int64, Int64, Int64)])
  func threeShares(cpu: Int64, memory: Int64, gpu: Int64, expected: Int64) throws {
    let cluster = try Cluster(nodes: [
      Node(
        metadata: ObjectMeta(name: "a"), allocatable: [.cpu: 100, .memory: 100], devices: [GPUDevice(model: "T4")])
    ])
    var spec = PodSpec.asking([.cpu: cpu, .memory: memory])
    spec.gpu = gpu == 1_000 ? GPURequest(wholeDevices: 1) : GPURequest(milli: gpu)
    #expect(cluster.scores(try cluster.waiting(spec), evenness) == [expected])
  }

  @Test("a pod that asks for neither CPU nor memory is left alone, whatever else it asks for")
  func skipped() throws {
    let cluster = try Cluster.having([.cpu: 100, .memory: 100, .ephemeralStorage: 5, "example.com/fpga": 1])
    for plugin in [evenness, improvement] {
      #expect(try cluster.scores(cluster.waiting(.asking([:])), plugin) == nil)
      #expect(try cluster.scores(cluster.waiting(.asking([.cpu: 0, .memory: 0])), plugin) == nil)
      #expect(
        try cluster.scores(cluster.waiting(.asking([.ephemeralStorage: 1, "example.com/fpga": 1])), plugin) == nil)
      #expect(try cluster.scores(cluster.waiting(.asking([.memory: 1])), plugin) != nil)
    }
  }

  // Pods without requests count nothing here, unlike in NodeResourcesFit: shares 0.5 and 0.5 with the pod alone.
  @Test("what is counted is what was asked for, by container or by the pod as a whole")
  func plainRequests() throws {
    let cluster = try Cluster.having([.cpu: 100, .memory: 100])
    try cluster.bind(.asking([:]), to: 0, count: 3)
    var spec = PodSpec.asking([.cpu: 10, .memory: 50])
    spec.resources = ResourceRequirements(requests: [.cpu: 50])
    #expect(cluster.scores(try cluster.waiting(spec), evenness) == [100])
  }

  // 50 + (50 + after - before) / 2, cut; before and after are scores as above.
  @Test(
    "in 1.36 what the pod adds to the evenness counts, 75 being no change",
    arguments: [
      // used cpu, memory; asked cpu, memory; score
      (0, 0, 50, 50, 75),  // 100 -> 100
      (0, 0, 100, 0, 50),  // 100 -> 50: 50 + 0 / 2
      (100, 0, 0, 100, 100),  // 50 -> 100: 50 + 100 / 2
      (50, 0, 0, 50, 87),  // 75 -> 100: 50 + 75 / 2
      (50, 0, 50, 0, 62),  // 75 -> 50: 50 + 25 / 2
      (0, 0, 1, 0, 74),  // 100 -> 99: 50 + 49 / 2
      (0, 0, 3, 0, 74),  // 100 -> 98: 50 + 48 / 2
      (2, 0, 0, 2, 75),  // 99 -> 100: 50 + 51 / 2
      (4, 0, 0, 4, 76),  // 98 -> 100: 50 + 52 / 2
      (100, 0, 100, 0, 75),  // 50 -> 50, cpu beyond the whole
      (150, 0, 0, 100, 100),  // overcommitted before: 50 -> 100
    ] as [(Int64, Int64, Int64, Int64, Int64)])
  func improvement(usedCPU: Int64, usedMemory: Int64, cpu: Int64, memory: Int64, expected: Int64) throws {
    let cluster = try Cluster.having([.cpu: 100, .memory: 100])
    try cluster.bind(.asking([.cpu: usedCPU, .memory: usedMemory]), to: 0)
    #expect(cluster.scores(try cluster.waiting(.asking([.cpu: cpu, .memory: memory])), improvement) == [expected])
  }

  @Test("one resource alone, or none, is even before and after: 75")
  func improvementOfOne() throws {
    let cluster = try Cluster.having([.cpu: 100], [:])
    #expect(cluster.scores(try cluster.waiting(.asking([.cpu: 70])), improvement) == [75, 75])
  }
}
