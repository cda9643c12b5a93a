import StowageCluster
import StowageKernel
import StowageModel
import StowageRanking
import StowageScheduling
import Testing

/// A shape that no pod has any more is given up: its number and its place in memory go to another shape.
struct ForgottenShapeTests {
  private let cluster: Cluster

  init() throws {
    let node = Node(
      metadata: ObjectMeta(name: "a", labels: ["kubernetes.io/hostname": "a"]),
      allocatable: [.cpu: 4_000, .memory: 8 << 30, .pods: 10])
    cluster = try Cluster(nodes: [node], unusedShapes: 0)
    let web = PodShape(spec: PodSpec(), namespace: "ns", labels: ["app": "web"])
    let pod = cluster.add(PodArrival(time: .origin, name: "ns/web", shape: web, duration: .infinite))
    try cluster.bind(pod, to: Placement(node: NodeID(0)))
  }

  /// What is decided about a pod that comes and goes; nothing holds its shape afterwards.
  private func decide(_ spec: PodSpec, by policy: inout some SchedulingPolicy) throws -> Decision {
    let shape = PodShape(spec: spec, namespace: "ns")
    let pod = cluster.add(PodArrival(time: .origin, name: "ns/pod", shape: shape, duration: .infinite))
    var random = RandomStream(seed: 1)
    let decision = policy.decide(try #require(PodInfo(pod, in: cluster.view)), in: cluster.view, random: &random)
    cluster.drop(pod)
    return decision
  }

  @Test("a pod that must be apart from others is not taken for one before it that need not", arguments: 1...20)
  func apart(priority: Int32) throws {
    var policy = KubernetesScheduler(profile: .defaults(.v1_36))
    let web = PodAffinityTerm(
      labelSelector: LabelSelector(matchLabels: ["app": "web"]), topologyKey: "kubernetes.io/hostname")
    let apart = Affinity(requiredAntiPods: [web])
    for _ in 0..<5 {
      #expect(try decide(PodSpec(priority: priority), by: &policy) == .place(Placement(node: NodeID(0))))
      // The pod would push the other one out where its priority were higher.
      #expect(try decide(PodSpec(affinity: apart, priority: -priority), by: &policy) == .unschedulable)
    }
  }
}
