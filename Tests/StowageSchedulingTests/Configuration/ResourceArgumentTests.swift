import StowageCluster
import StowageModel
import StowageScheduling
import Testing

/// The arguments of NodeResourcesFit and NodeResourcesBalancedAllocation, by what they do to a decision.
struct ResourceArgumentTests {
  private static let fpga: ResourceName = "example.com/fpga"

  private func cluster() throws -> SmallCluster {
    try SmallCluster([
      Node(
        metadata: ObjectMeta(name: "a"), allocatable: [.cpu: 1_000, .memory: 1_000, Self.fpga: 4, .pods: 10])
    ])
  }

  private func score(
    _ requests: ResourceList, _ type: ScoringStrategy.Kind, _ resources: [ResourceSpec],
    shape: [UtilizationShapePoint]? = nil
  ) throws -> Int64 {
    let cluster = try cluster()
    let strategy = ScoringStrategy(type: type, resources: resources, shape: shape)
    let plugin = try profile(
      SchedulerPlugins(), .nodeResourcesFit(NodeResourcesFitArgs(scoringStrategy: strategy))
    ).scorer("NodeResourcesFit")
    return try #require(cluster.scores(cluster.pod(requests), plugin).first)
  }

  // cpu 300 of 1000, memory 555 of 1000. Least: cpu 70, memory 44 (44.5 cut), (3 * 70 + 44) / 4 = 63.5 -> 63.
  // Most: (3 * 30 + 55) / 4 = 36.25 -> 36. Alike: least (70 + 44) / 2 = 57, most (30 + 55) / 2 = 42.5 -> 42.
  @Test("LeastAllocated and MostAllocated weigh resources")
  func weights() throws {
    let pod: ResourceList = [.cpu: 300, .memory: 555]
    let weighted = [ResourceSpec(.cpu, weight: 3), ResourceSpec(.memory)]
    #expect(try score(pod, .leastAllocated, weighted) == 63)
    #expect(try score(pod, .mostAllocated, weighted) == 36)
    #expect(try score(pod, .leastAllocated, ResourceSpec.defaults) == 57)
    #expect(try score(pod, .mostAllocated, ResourceSpec.defaults) == 42)
  }

  // The score is the utilisation itself.
  private static let identity = [
    UtilizationShapePoint(utilization: 0, score: 0), UtilizationShapePoint(utilization: 100, score: 10),
  ]

  private func ratio(_ requests: ResourceList, _ resources: [ResourceSpec] = ResourceSpec.defaults) throws -> Int64 {
    try score(requests, .requestedToCapacityRatio, resources, shape: Self.identity)
  }

  // (30 + 55) / 2 = 42.5, rounded to 43 where MostAllocated cuts to 42; (30 + 54) / 2 = 42.
  // (3 * 30 + 55) / 4 = 36.25, rounded to 36; (3 * 30 + 57) / 4 = 36.75, rounded to 37.
  @Test("RequestedToCapacityRatio rounds the mean, halves upwards")
  func rounding() throws {
    #expect(try ratio([.cpu: 300, .memory: 550]) == 43)
    #expect(try ratio([.cpu: 300, .memory: 540]) == 42)
    let weighted = [ResourceSpec(.cpu, weight: 3), ResourceSpec(.memory)]
    #expect(try ratio([.cpu: 300, .memory: 550], weighted) == 36)
    #expect(try ratio([.cpu: 300, .memory: 570], weighted) == 37)
  }

  // 309 and 559 of 1000 are 30 and 55 percent: each is cut before the mean is taken.
  @Test("RequestedToCapacityRatio cuts each utilisation to a whole percent")
  func wholePercents() throws { #expect(try ratio([.cpu: 309, .memory: 559]) == 43) }

  // cpu scores 0, so memory's 55 is the mean of one, not (0 + 55) / 2. 9 of 1000 are 0 percent and count as nothing.
  @Test("a resource that scores 0 is left out of the scores and of the weights")
  func zeroScores() throws {
    #expect(try ratio([.cpu: 0, .memory: 550]) == 55)
    #expect(try ratio([.cpu: 9, .memory: 550], [ResourceSpec(.cpu, weight: 100), ResourceSpec(.memory)]) == 55)
    #expect(try ratio([.cpu: 0, .memory: 0]) == 0)
  }

  // 1500 of 1000 counts as 100 percent: (100 + 50) / 2.
  @Test("more than the node has counts as all of it")
  func beyondCapacity() throws { #expect(try ratio([.cpu: 1_500, .memory: 500]) == 75) }

  // Without an FPGA cpu alone counts, 30. With 1 of 4: (5 * 25 + 30) / 6 = 25.8 -> 26. "pods" is no resource that scores.
  @Test("an extended resource counts for pods that ask for it alone")
  func extendedResources() throws {
    let resources = [ResourceSpec(Self.fpga, weight: 5), ResourceSpec(.cpu), ResourceSpec(.pods), ResourceSpec("none")]
    #expect(try ratio([.cpu: 300], resources) == 30)
    #expect(try ratio([.cpu: 300, Self.fpga: 1], resources) == 26)
  }

  // One pod of 600 is there already and 100 more come: 70 percent. 100 - 100 * 70 / 100 = 30 on the falling line.
  @Test("what is on the node already counts, on a falling line as well")
  func fallingOnUsedNode() throws {
    let cluster = try cluster()
    try cluster.cluster.bind(cluster.pod([.cpu: 600, .memory: 0]).id, to: Placement(node: NodeID(0)))
    let falling = [UtilizationShapePoint(utilization: 0, score: 10), UtilizationShapePoint(utilization: 100, score: 0)]
    let strategy = ScoringStrategy(
      type: .requestedToCapacityRatio, resources: [ResourceSpec(.cpu)], shape: falling)
    let plugin = try profile(
      SchedulerPlugins(), .nodeResourcesFit(NodeResourcesFitArgs(scoringStrategy: strategy))
    ).scorer("NodeResourcesFit")
    #expect(try cluster.scores(cluster.pod([.cpu: 100, .memory: 0]), plugin) == [30])
  }

  private func reasons(
    _ requests: ResourceList, ignoring resources: [String] = [], groups: [String] = []
  ) throws -> [String] {
    let cluster = try SmallCluster([
      Node(metadata: ObjectMeta(name: "a"), allocatable: [.cpu: 1_000, .memory: 1_000, .pods: 10])
    ])
    let arguments = NodeResourcesFitArgs(ignoredResources: resources, ignoredResourceGroups: groups)
    let filter = try profile(SchedulerPlugins(), .nodeResourcesFit(arguments)).filter("NodeResourcesFit")
    return try #require(cluster.rejections(cluster.pod(requests), [filter]).first)?.reasons ?? []
  }

  @Test("ignored resources and groups are not looked at; Kubernetes' own can't be ignored")
  func ignoredResources() throws {
    let pod: ResourceList = [.cpu: 100, Self.fpga: 1]
    #expect(try reasons(pod) == ["Insufficient example.com/fpga"])
    #expect(try reasons(pod, ignoring: ["example.com/fpga"]) == [])
    #expect(try reasons(pod, groups: ["example.com"]) == [])
    #expect(try reasons(pod, ignoring: ["example.com/other"], groups: ["com"]) == ["Insufficient example.com/fpga"])
    #expect(try reasons([.cpu: 2_000, Self.fpga: 1], ignoring: ["cpu", "example.com/fpga"]) == ["Insufficient cpu"])
    #expect(
      try reasons(["hugepages-2Mi": 1, "kubernetes.io/x": 1], ignoring: ["hugepages-2Mi"], groups: ["kubernetes.io"])
        == ["Insufficient hugepages-2Mi", "Insufficient kubernetes.io/x"])
  }

  private func balance(_ requests: ResourceList, _ resources: [ResourceSpec]) throws -> Int64 {
    let cluster = try cluster()
    let arguments = NodeResourcesBalancedAllocationArgs(resources: resources)
    let plugin = try profile(SchedulerPlugins(), .nodeResourcesBalancedAllocation(arguments))
      .scorer("NodeResourcesBalancedAllocation")
    return try #require(cluster.scores(cluster.pod(requests), plugin).first)
  }

  // Shares 0.5, 0.1 and 1: mean 0.533, deviation sqrt((0.0011 + 0.1878 + 0.2178) / 3) = 0.368, score 63.
  // Without FPGA: half of 0.5 - 0.1 is 0.2, score 80. One resource alone is always even.
  @Test("balance is taken over the resources named, extended ones for pods that ask for them")
  func balancedResources() throws {
    let resources = ResourceSpec.defaults + [ResourceSpec(Self.fpga)]
    #expect(try balance([.cpu: 500, .memory: 100, Self.fpga: 4], resources) == 63)
    #expect(try balance([.cpu: 500, .memory: 100], resources) == 80)
    #expect(try balance([.cpu: 500, .memory: 100, Self.fpga: 4], ResourceSpec.defaults) == 80)
    #expect(try balance([.cpu: 500, .memory: 100], [ResourceSpec(.cpu)]) == 100)
  }

  @Test("pods that ask for none of the resources named are left alone")
  func balanceSkipped() throws {
    #expect(try balance([.memory: 100], [ResourceSpec(.cpu)]) == 0)
    #expect(try balance([.memory: 100], [ResourceSpec(.cpu), ResourceSpec(Self.fpga), ResourceSpec(.pods)]) == 0)
  }
}
