import StowageCluster
import StowageKernel
import StowageModel
import StowagePolicies
import StowageScheduling
import StowageTesting
import Testing

struct CopiedClusterTests {
  // On the copy `a` is cordoned and on the cluster `b`: both count one change of nodes, and the shape is the same.
  @Test(
    "a policy that was asked about a copy does not take its nodes for the cluster's",
    arguments: PolicyCatalog.names, DecisionPath.allCases)
  func nodesOfCopy(name: String, path: DecisionPath) throws {
    var policy = try #require(PolicyCatalog.entry(named: name)?.make() as? any ConfigurablePolicy)
    policy.configure(PolicySettings(path: path))
    let cluster = try Cluster(nodes: [Node("a"), Node("b")])
    let shape = PodShape(cpuMilli: 1_000, memoryBytes: 1 << 30)
    let pod = cluster.add(PodArrival(time: .origin, name: "pod", shape: shape, duration: .infinite))
    let copy = cluster.view.copy()
    try copy.update(Node("a", unschedulable: true))
    try cluster.update(Node("b", unschedulable: true))
    var random = RandomStream(seed: 1)
    for (asked, expected) in [(copy, 1), (cluster, 0), (copy, 1), (cluster, 0)] {
      let info = try #require(PodInfo(pod, in: asked.view))
      let decision = policy.decide(info, in: asked.view, random: &random)
      #expect(decision == .place(Placement(node: NodeID(expected))))
    }
  }
}
