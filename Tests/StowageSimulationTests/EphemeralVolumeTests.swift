import StowageCluster
import StowageKernel
import StowageModel
import StowageRanking
import StowageScheduling
import StowageSimulation
import StowageTesting
import Testing

/// Claims that come and go with their pods.
struct EphemeralVolumeTests {
  /// One pod with an ephemeral volume of 1 GiB.
  private var shape: PodShape {
    let claim = PersistentVolumeClaimSpec(requestBytes: 1 << 30)
    let requests: ResourceList = [.cpu: 1_000]
    let container = Container(name: "c", resources: ResourceRequirements(requests: requests))
    return PodShape(
      spec: PodSpec(
        containers: [container], volumes: [PodVolume(name: "v", source: .ephemeral(claimTemplate: claim))]),
      namespace: "n")
  }

  private func simulation(_ nodes: [Node], _ components: [any Component] = []) throws -> Simulation {
    var objects = ClusterObjects()
    objects.storageClasses.update(
      StorageClass(
        metadata: ObjectMeta(name: "local", annotations: ["storageclass.kubernetes.io/is-default-class": "true"]),
        provisioner: "p", volumeBindingMode: .waitForFirstConsumer))
    let pod = PodArrival(time: .origin, name: "n/p", shape: shape, duration: .seconds(10))
    var setup = SimulationSetup(
      nodes: nodes, objects: objects, arrivals: FixedWorkload([pod]).arrivals(seed: 1),
      policy: KubernetesScheduler(profile: .defaults(.v1_36)), components: components)
    setup.options.evictedPods = .requeue
    return try Simulation(setup)
  }

  private func node(_ name: String) -> Node {
    Node(
      metadata: ObjectMeta(name: name, labels: ["kubernetes.io/hostname": name]),
      allocatable: [.cpu: 1_000, .memory: 1 << 30, .pods: 10])
  }

  @Test("a pod's claim is made when it arrives, with the default class, and deleted when it has ended")
  func comesAndGoes() throws {
    let simulation = try simulation([node("a")])
    #expect(try simulation.advance())
    let claim = simulation.cluster.objects.claim(namespace: "n", name: "p-v")
    #expect(claim?.className == "local")
    #expect(claim?.selectedNode == "a")
    #expect(simulation.counts.running == 1)
    while try simulation.advance() {}
    #expect(simulation.counts.done == 1)
    #expect(simulation.cluster.objects.claims.isEmpty)
  }

  @Test("a pod that is made anew after its node was lost gets a new claim, and is not tied to the lost node")
  func replaced() throws {
    let simulation = try simulation([node("a"), node("b")], [LosesNode(at: .origin + .seconds(5))])
    #expect(try simulation.advance())
    let first = simulation.cluster.objects.claim(namespace: "n", name: "p-v")?.selectedNode
    while simulation.now < .origin + .seconds(5) { #expect(try simulation.advance()) }
    let second = simulation.cluster.objects.claim(namespace: "n", name: "p-v")?.selectedNode
    #expect(first != nil && second != nil && first != second, "\(first ?? "-"), \(second ?? "-")")
    while try simulation.advance() {}
    #expect(simulation.counts.done == 1 && simulation.counts.evicted == 1)
  }

  /// Takes away the node that the pod is on.
  private struct LosesNode: Component {
    let name = "losesNode"
    let phase = Phase.failures
    let observes: Change.Kinds = []
    let time: Instant

    init(at time: Instant) { self.time = time }

    mutating func begin(_ turn: inout Turn) throws { turn.wake(0, at: time) }

    mutating func wake(_ token: UInt64, _ turn: inout Turn) throws {
      guard let pod = Array(turn.cluster.runningPods).first, let placement = turn.cluster.placement(of: pod) else {
        return
      }
      try turn.act(.removeNode(placement.node, .nodeLost))
    }
  }
}
