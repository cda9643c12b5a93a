import StowageKit
import StowageTesting
import Testing

/// The fewer pods a node has, the better.
struct FewestPods: ScorePlugin {
  let name = "FewestPods"
  // What the score goes by: a promise, by which scores are cached. Does it hold?
  let scoreScope = ScoreScope.nodeState

  func score(_ pod: PodInfo, on node: NodeID, in cluster: ClusterView) -> Int64 {
    max(0, 100 - Int64(cluster.pods(on: node).count))
  }
}

/// Evicts a pod of the node with the most, every hour until noon.
struct HourlyRebalancing: Component {
  let name = "hourlyRebalancing"
  let phase = Phase.controllers

  mutating func begin(_ turn: inout Turn) {
    for hour in 1...12 { turn.wake(0, at: .seconds(Int64(hour) * 3_600)) }
  }

  mutating func wake(_ token: UInt64, _ turn: inout Turn) throws {
    let cluster = turn.cluster
    let fullest = cluster.nodeIDs.max { cluster.pods(on: $0).count < cluster.pods(on: $1).count }
    guard let fullest, let pod = cluster.pods(on: fullest).last else { return }
    try turn.act(.evict(pod, .drained))
  }
}

struct FewestPodsTests {
  let policy = Profile(name: "fewestPods", scorers: [.init(FewestPods())])

  @Test("a pod goes to the node with the fewest pods that has the capacity for it")
  func choice() throws {
    let cluster = try Cluster(nodes: [Node("a"), Node("b", cpu: 8, zone: "east"), Node("c", cpu: "500m")])
    try cluster.addRunning(PodArrival("one", cpu: "250m"), on: "a")
    var policy = policy
    var random = RandomStream(seed: 1)
    let pod = cluster.addWaiting(PodArrival("two", cpu: 2, memory: "1Gi", labels: ["app": "web"]))
    #expect(policy.decide(pod, in: cluster.view, random: &random) == .place(Placement(node: NodeID(1))))
  }

  @Test("the promise about its scores holds, whatever happens to the cluster")
  func paths() throws { try expectSameDecisions(onBothPathsOf: policy, seeds: 1...20) }

  @Test("its weight makes no difference where it is the only rule")
  func weights() throws {
    let heavier = Profile(name: "heavier", scorers: [.init(FewestPods(), weight: 2)])
    try expectSameDecisions(of: policy, and: heavier, seeds: 1...20) { traits in
      traits.features.insert(.devices)
      traits.rates[.nodeRemoved] = 0
      traits.steps = 60
    }
  }

  @Test("rebalancing gives the same run every time, in which nothing is lost")
  func rebalancing() async throws {
    let workload = RandomWorkload(seed: 3, nodes: 8, pods: 200)
    @Sendable func setup() -> SimulationSetup {
      SimulationSetup(
        nodes: workload.nodes, arrivals: FixedWorkload(workload.pods).arrivals(seed: 0),
        policy: Profile(name: "fewestPods", scorers: [.init(FewestPods())]), components: [HourlyRebalancing()])
    }
    try await expectDeterministic { setup() }
    try expectConserved(setup())
  }
}
