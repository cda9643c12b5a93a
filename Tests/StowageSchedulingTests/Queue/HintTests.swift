import StowageCluster
import StowageKernel
import StowageModel
import StowageScheduling
import Testing

/// What each plugin says of events, by Kubernetes' rules for its queueing hint.
struct HintTests {
  private let cluster: Cluster

  init() throws { cluster = try Cluster(nodes: []) }

  private func shape(_ spec: PodSpec = PodSpec(), labels: [String: String] = [:], namespace: String = "ns") -> PodShape
  {
    PodShape(spec: spec, namespace: namespace, labels: labels)
  }

  private func node(
    labels: [String: String] = [:], unschedulable: Bool = false, taints: [Taint] = [],
    _ allocatable: ResourceList = [.cpu: 4_000, .pods: 10], devices: [GPUDevice] = []
  ) -> Node {
    Node(
      metadata: ObjectMeta(name: "n", labels: labels), unschedulable: unschedulable, taints: taints,
      allocatable: allocatable, devices: devices)
  }

  /// Whether the plugin wants to hear of the event and says that it helps.
  private func helps(_ event: ClusterEvent, _ plugin: any FilterPlugin, _ shape: PodShape) throws -> Bool {
    let id = cluster.add(PodArrival(time: .origin, name: "ns/pod", shape: shape, duration: .infinite))
    let pod = try #require(PodInfo(id, in: cluster.view))
    let plugin = PreparedFilter(plugin)
    return !plugin.registeredEvents.isDisjoint(with: event.kinds) && plugin.queueingHint(event, pod, in: cluster.view)
  }

  private func requesting(_ requests: ResourceList) -> PodSpec {
    PodSpec(containers: [Container(name: "main", resources: ResourceRequirements(requests: requests))])
  }

  @Test("a plugin that says nothing about events is always worth a question")
  func unknownPlugin() throws {
    struct Moody: FilterPlugin {
      let name = "Moody"
      func reject(_ pod: PodInfo, on node: NodeID, in cluster: ClusterView) -> Rejection? { nil }
    }
    #expect(try helps(.podBound(shape()), Moody(), shape()))
    #expect(try helps(.nodeAdded(node()), Moody(), shape()))
  }

  @Test("NodeUnschedulable: nodes that join uncordoned or are uncordoned")
  func nodeUnschedulable() throws {
    let plugin = NodeUnschedulable()
    let (open, cordoned) = (node(), node(unschedulable: true))
    #expect(try helps(.nodeAdded(open), plugin, shape()))
    #expect(try !helps(.nodeAdded(cordoned), plugin, shape()))
    #expect(try helps(.nodeChanged(from: cordoned, to: open), plugin, shape()))
    #expect(try !helps(.nodeChanged(from: open, to: cordoned), plugin, shape()))
    #expect(try !helps(.podRemoved(shape()), plugin, shape()))
  }

  @Test("NodeName: any node that joins, and nothing else")
  func nodeName() throws {
    #expect(try helps(.nodeAdded(node()), NodeName(), shape()))
    #expect(try !helps(.nodeChanged(from: node(), to: node(labels: ["a": "b"])), NodeName(), shape()))
    #expect(try !helps(.podRemoved(shape()), NodeName(), shape()))
  }

  @Test("TaintToleration: nodes whose taints the pod tolerates and did not before")
  func taintToleration() throws {
    let plugin = TaintToleration()
    let (clean, tainted) = (node(), node(taints: [Taint(key: "k", effect: .noSchedule)]))
    let tolerant = shape(PodSpec(tolerations: [Toleration(key: "k", operator: .exists)]))
    #expect(try helps(.nodeAdded(clean), plugin, shape()))
    #expect(try !helps(.nodeAdded(tainted), plugin, shape()))
    #expect(try helps(.nodeChanged(from: tainted, to: clean), plugin, shape()))
    #expect(try !helps(.nodeChanged(from: clean, to: tainted), plugin, shape()))
    #expect(try !helps(.nodeChanged(from: tainted, to: clean), plugin, tolerant))
  }

  @Test("NodeAffinity: nodes that the pod selects and did not before")
  func nodeAffinity() throws {
    let plugin = NodeAffinity()
    let picky = shape(PodSpec(nodeSelector: ["disk": "ssd"]))
    let (plain, right) = (node(), node(labels: ["disk": "ssd"]))
    #expect(try helps(.nodeAdded(right), plugin, picky))
    #expect(try !helps(.nodeAdded(plain), plugin, picky))
    #expect(try helps(.nodeChanged(from: plain, to: right), plugin, picky))
    #expect(try !helps(.nodeChanged(from: right, to: node(labels: ["disk": "ssd", "x": "y"])), plugin, picky))
  }

  @Test("NodeDeclaredFeatures: nodes that join and nodes that declare something else")
  func nodeDeclaredFeatures() throws {
    let plugin = NodeDeclaredFeatures()
    var able = node()
    able.declaredFeatures = ["Feature"]
    #expect(try helps(.nodeAdded(node()), plugin, shape()))
    #expect(try helps(.nodeChanged(from: node(), to: able), plugin, shape()))
    #expect(try !helps(.nodeChanged(from: able, to: able), plugin, shape()))
    #expect(try !helps(.podRemoved(shape()), plugin, shape()))
  }

  @Test("NodePorts: any node that joins, and pods that leave a port that is wanted")
  func nodePorts() throws {
    func using(_ port: Int) -> PodShape {
      var container = Container(name: "main")
      container.hostPorts = [HostPort(port: port)]
      return shape(PodSpec(containers: [container]))
    }
    #expect(try helps(.nodeAdded(node()), NodePorts(), using(80)))
    #expect(try helps(.podRemoved(using(80)), NodePorts(), using(80)))
    #expect(try !helps(.podRemoved(using(81)), NodePorts(), using(80)))
    #expect(try !helps(.podRemoved(shape()), NodePorts(), using(80)))
  }

  @Test("NodeResourcesFit: pods that leave, nodes that are large enough, nodes that get more of what is wanted")
  func nodeResourcesFit() throws {
    let plugin = NodeResourcesFit()
    let wants = shape(requesting([.cpu: 3_000]))
    #expect(try helps(.podRemoved(shape()), plugin, wants))
    #expect(try !helps(.podBound(shape()), plugin, wants))
    #expect(try helps(.nodeAdded(node()), plugin, wants))
    #expect(try !helps(.nodeAdded(node([.cpu: 2_000, .pods: 10])), plugin, wants))
    let larger = node([.cpu: 5_000, .pods: 10])
    #expect(try helps(.nodeChanged(from: node(), to: larger), plugin, wants))
    #expect(try !helps(.nodeChanged(from: larger, to: node()), plugin, wants))
    // More memory is no help to a pod that wants none; more places for pods are to any.
    #expect(try !helps(.nodeChanged(from: node(), to: node([.cpu: 4_000, .memory: 9, .pods: 10])), plugin, wants))
    #expect(try helps(.nodeChanged(from: node(), to: node([.cpu: 4_000, .pods: 11])), plugin, wants))
    #expect(try !helps(.nodeChanged(from: node(), to: node(labels: ["a": "b"])), plugin, wants))
  }

  @Test("GPUDevices: pods that leave GPUs, and nodes with enough of a model that is accepted")
  func gpuDevices() throws {
    let wants = shape(PodSpec(gpu: GPURequest(wholeDevices: 2, models: ["T4"])))
    let both = node(devices: [GPUDevice(model: "T4"), GPUDevice(model: "T4")])
    let one = node(devices: [GPUDevice(model: "T4"), GPUDevice(model: "A10")])
    #expect(try helps(.podRemoved(wants), GPUDevices(), wants))
    #expect(try !helps(.podRemoved(shape()), GPUDevices(), wants))
    #expect(try helps(.nodeAdded(both), GPUDevices(), wants))
    #expect(try !helps(.nodeAdded(one), GPUDevices(), wants))
    #expect(try helps(.nodeChanged(from: one, to: both), GPUDevices(), wants))
    #expect(try !helps(.nodeChanged(from: both, to: one), GPUDevices(), wants))
  }

  @Test("PodTopologySpread: pods that count, wherever they come or go, and nodes that have or had the keys")
  func podTopologySpread() throws {
    let plugin = PodTopologySpread()
    let constraint = TopologySpreadConstraint(
      maxSkew: 1, topologyKey: "zone", whenUnsatisfiable: .doNotSchedule,
      labelSelector: LabelSelector(matchLabels: ["app": "web"]))
    let spread = shape(PodSpec(topologySpreadConstraints: [constraint]), labels: ["app": "web"])
    #expect(try helps(.podBound(spread), plugin, spread))
    #expect(try helps(.podRemoved(spread), plugin, spread))
    #expect(try !helps(.podRemoved(shape(labels: ["app": "db"])), plugin, spread))
    #expect(try !helps(.podRemoved(shape(labels: ["app": "web"], namespace: "other")), plugin, spread))
    let (plain, a, b) = (node(), node(labels: ["zone": "a"]), node(labels: ["zone": "b"]))
    #expect(try helps(.nodeAdded(a), plugin, spread) && helps(.nodeRemoved(a), plugin, spread))
    #expect(try !helps(.nodeAdded(plain), plugin, spread))
    #expect(try helps(.nodeChanged(from: a, to: b), plugin, spread))
    #expect(try helps(.nodeChanged(from: a, to: plain), plugin, spread))
    #expect(try !helps(.nodeChanged(from: a, to: node(labels: ["zone": "a", "x": "y"])), plugin, spread))
    let tainted = node(labels: ["zone": "a"], taints: [Taint(key: "k", effect: .noSchedule)])
    #expect(try helps(.nodeChanged(from: tainted, to: a), plugin, spread))
  }

  @Test("InterPodAffinity: pods wanted near that come, pods not wanted near that go, nodes with the keys")
  func interPodAffinity() throws {
    let plugin = InterPodAffinity()
    let term = PodAffinityTerm(labelSelector: LabelSelector(matchLabels: ["app": "db"]), topologyKey: "zone")
    let near = shape(PodSpec(affinity: Affinity(requiredPods: [term])))
    let away = shape(PodSpec(affinity: Affinity(requiredAntiPods: [term])))
    let db = shape(labels: ["app": "db"])
    #expect(try helps(.podBound(db), plugin, near))
    #expect(try !helps(.podBound(shape()), plugin, near) && !helps(.podBound(db), plugin, away))
    #expect(try helps(.podRemoved(db), plugin, away))
    #expect(try !helps(.podRemoved(db), plugin, near) && !helps(.podRemoved(shape()), plugin, away))
    // The one that leaves kept the other away.
    #expect(try helps(.podRemoved(away), plugin, db))
    let (plain, a, b) = (node(), node(labels: ["zone": "a"]), node(labels: ["zone": "b"]))
    #expect(try helps(.nodeAdded(a), plugin, near) && !helps(.nodeAdded(plain), plugin, near))
    #expect(try helps(.nodeAdded(plain), plugin, away))
    #expect(try helps(.nodeChanged(from: plain, to: a), plugin, near))
    #expect(try !helps(.nodeChanged(from: a, to: plain), plugin, near))
    #expect(try helps(.nodeChanged(from: a, to: plain), plugin, away))
    #expect(try !helps(.nodeChanged(from: plain, to: a), plugin, away))
    #expect(try helps(.nodeChanged(from: a, to: b), plugin, near) && helps(.nodeChanged(from: a, to: b), plugin, away))
  }
}
