import StowageCluster
import StowageKernel
import StowageModel
import StowagePolicies
import StowageScheduling
import StowageTesting
import Testing

struct PluginTests {
  /// A cluster of random nodes, each with some random pods on it, and random pods that wait.
  private func randomCluster(seed: Int) throws -> (Cluster, [PodInfo]) {
    let workload = RandomWorkload(seed: UInt64(seed), nodes: 70, pods: 220)
    let cluster = try Cluster(nodes: workload.nodes)
    var policy = RandomFit()
    var random = RandomStream(seed: UInt64(seed))
    var waiting: [PodInfo] = []
    for (index, arrival) in workload.pods.enumerated() {
      let id = cluster.add(arrival)
      let info = try #require(PodInfo(id, in: cluster.view))
      if index < 180, case .place(let placement) = policy.decide(info, in: cluster.view, random: &random) {
        try cluster.bind(id, to: placement)
      } else {
        waiting.append(info)
      }
    }
    return (cluster, waiting)
  }

  @Test("every filter says of all nodes at once what it says of each alone", arguments: 1...12)
  func filtersAgree(seed: Int) throws {
    let (cluster, pods) = try randomCluster(seed: seed)
    for pod in pods {
      for filter in Feasibility().prepared {
        var nodes = NodeSet(allOf: cluster.view.nodeCount)
        filter.filter(&nodes, for: pod, in: cluster.view)
        for node in 0..<cluster.view.nodeCount {
          let isPlainlyFit = filter.reject(pod, on: NodeID(node), in: cluster.view) == nil
          #expect(nodes.contains(NodeID(node)) == isPlainlyFit, "seed \(seed), \(filter.name), node \(node)")
        }
      }
    }
  }

  @Test("a filter that does not concern a pod would not reject it anywhere", arguments: 1...6)
  func concerns(seed: Int) throws {
    let (cluster, pods) = try randomCluster(seed: seed)
    for pod in pods {
      for filter in Feasibility().prepared where !filter.concerns(pod, in: cluster.view) {
        for node in 0..<cluster.view.nodeCount {
          #expect(filter.reject(pod, on: NodeID(node), in: cluster.view) == nil)
        }
      }
    }
  }

  @Test("every score says of all nodes at once what it says of each alone", arguments: 1...12)
  func scoresAgree(seed: Int) throws {
    let (cluster, pods) = try randomCluster(seed: seed)
    let plugins: [any ScorePlugin] = [
      RemainingCapacity(.least), RemainingCapacity(.most), Alignment(), NodeResourcesAllocated(.least),
      NodeResourcesAllocated(.most), NodeResourcesBalancedAllocation(),
    ]
    for pod in pods {
      let nodes = NodeSet(allOf: cluster.view.nodeCount)
      for plugin in plugins.map(PreparedScore.init) {
        var scores = [Int64](repeating: -1, count: cluster.view.nodeCount)
        plugin.score(pod, nodes: nodes, in: cluster.view, into: &scores)
        for node in 0..<cluster.view.nodeCount {
          #expect(
            scores[node] == plugin.score(pod, on: NodeID(node), in: cluster.view),
            "seed \(seed), \(plugin.plugin.name), node \(node)")
        }
      }
    }
  }

  @Test("what is kept of a shape's nodes gives the answer of the plain path", arguments: 1...6)
  func feasibilityAgrees(seed: Int) throws {
    let (cluster, pods) = try randomCluster(seed: seed)
    var feasibility = Feasibility()
    for pod in pods + pods {
      let nodes = feasibility.nodes(for: pod, in: cluster.view)
      for node in 0..<cluster.view.nodeCount {
        let rejection = feasibility.rejection(of: pod, on: NodeID(node), in: cluster.view)
        #expect(nodes.contains(NodeID(node)) == (rejection == nil))
      }
    }
  }

  private func info(_ shape: PodShape, in cluster: Cluster) throws -> PodInfo {
    let id = cluster.add(PodArrival(time: .origin, name: "p", shape: shape, duration: .infinite))
    return try #require(PodInfo(id, in: cluster.view))
  }

  private func cluster(cpu: Int64, memory: Int64) throws -> Cluster {
    try Cluster(nodes: [Node(metadata: ObjectMeta(name: "a"), allocatable: [.cpu: cpu, .memory: memory])])
  }

  // Worked out by the rule, dividing whole numbers twice:
  // cpu 300 of 1000, memory 1 of 3: least (70 + 66) / 2 = 68; most (30 + 33) / 2 = 31.
  // all of both: least 0, most 100. nothing: least 100, most 0.
  // cpu 1 of 3, memory 1 of 3: (66 + 66) / 2 = 66 and (33 + 33) / 2 = 33.
  // no memory at all on the node: cpu alone counts, 1 of 4 -> 75 and 25.
  @Test(
    "allocation scores divide whole numbers twice",
    arguments: [
      (1_000, 3, 300, 1, 68, 31), (10, 10, 10, 10, 0, 100), (10, 10, 0, 0, 100, 0), (3, 3, 1, 1, 66, 33),
      (4, 0, 1, 0, 75, 25),
    ] as [(Int64, Int64, Int64, Int64, Int64, Int64)])
  func allocationScores(cpu: Int64, memory: Int64, useCPU: Int64, useMemory: Int64, least: Int64, most: Int64) throws {
    let cluster = try cluster(cpu: cpu, memory: memory)
    let pod = try info(PodShape(cpuMilli: useCPU, memoryBytes: useMemory), in: cluster)
    #expect(NodeResourcesAllocated(.least).score(pod, on: NodeID(0), in: cluster.view) == least)
    #expect(NodeResourcesAllocated(.most).score(pod, on: NodeID(0), in: cluster.view) == most)
  }

  // shares 0.5 and 0.1: deviation 0.2, score trunc(0.8 * 100) = 80; equal shares: 100; 1 and 0: deviation 0.5, 50.
  @Test(
    "balance is 100 less the deviation of the shares",
    arguments: [(500, 100, 80), (400, 400, 100), (1_000, 0, 50)] as [(Int64, Int64, Int64)])
  func balance(useCPU: Int64, useMemory: Int64, score: Int64) throws {
    let cluster = try cluster(cpu: 1_000, memory: 1_000)
    let pod = try info(PodShape(cpuMilli: useCPU, memoryBytes: useMemory), in: cluster)
    #expect(NodeResourcesBalancedAllocation().score(pod, on: NodeID(0), in: cluster.view) == score)
  }

  @Test("all short resources are named, and a request beyond the whole node can't be helped")
  func fitReasons() throws {
    let cluster = try cluster(cpu: 1_000, memory: 1_000)
    let pod = try info(PodShape(cpuMilli: 2_000, memoryBytes: 1_001), in: cluster)
    #expect(
      NodeResourcesFit().reject(pod, on: NodeID(0), in: cluster.view)
        == Rejection(
          plugin: "NodeResourcesFit", code: .unschedulableAndUnresolvable,
          reasons: ["Insufficient cpu", "Insufficient memory"]))
  }
}
