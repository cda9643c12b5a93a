import StowageCluster
import StowageKernel
import StowageModel
import StowageRanking
import StowageScheduling
import Testing

struct HugeAmountTests {
  @Test(
    "pods that ask for more than can be summed up with what runs are refused by both paths",
    arguments: DecisionPath.allCases)
  func refused(path: DecisionPath) throws {
    let cluster = try Cluster(nodes: [
      Node(metadata: ObjectMeta(name: "a"), allocatable: [.cpu: 4_000, .memory: 8 << 30, .pods: 10])
    ])
    func add(cpu: Int64, memory: Int64) -> PodID {
      let shape = PodShape(cpuMilli: cpu, memoryBytes: memory)
      return cluster.add(PodArrival(time: .origin, name: "p", shape: shape, duration: .infinite))
    }
    try cluster.bind(add(cpu: 1, memory: 1), to: Placement(node: NodeID(0)))
    for rule in KubernetesVersion.allCases {
      var profile = KubernetesProfile.defaults(rule)
      profile.sampling = .all
      var scheduler = KubernetesScheduler(profile: profile)
      scheduler.path = path
      var random = RandomStream(seed: 1)
      // A shape is ranked, on all nodes, from the second time on.
      for _ in 0..<3 {
        let memory = try #require(PodInfo(add(cpu: 1, memory: .max), in: cluster.view))
        #expect(scheduler.decide(memory, in: cluster.view, random: &random) == .unschedulable)
        let cpu = try #require(PodInfo(add(cpu: .max, memory: 1), in: cluster.view))
        #expect(scheduler.decide(cpu, in: cluster.view, random: &random) == .unschedulable)
      }
    }
  }
}
