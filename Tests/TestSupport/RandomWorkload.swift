import StowageKernel
public import StowageModel

/// Random nodes and pods for property tests; the same seed gives the same ones.
public struct RandomWorkload {
  /// The nodes: some with GPUs of two models, some tainted or labelled.
  public var nodes: [Node] = []
  /// The pods in the order of their arrival: many equal times, sizes from small to too large for any node.
  public var pods: [PodArrival] = []

  /// Random nodes and pods.
  public init(seed: Int, nodes nodeCount: Int = 12, pods podCount: Int = 150) {
    var random = RandomStream(seed: UInt64(seed), purpose: "test workload")
    for index in 0..<nodeCount { nodes.append(Self.node(index, &random)) }
    var time: Int64 = 0
    for index in 0..<podCount {
      time += [0, 0, 250, 1_000, 4_000][random.next(below: 5)]
      let duration = random.next(below: 12) == 0 ? Milliseconds.infinite : .seconds(Int64(random.next(below: 90)))
      pods.append(
        PodArrival(
          time: Instant(milliseconds: time), name: "pod-\(index)", shape: Self.shape(&random), duration: duration))
    }
  }

  private static func node(_ index: Int, _ random: inout RandomStream) -> Node {
    let gpus = [0, 0, 2, 4][random.next(below: 4)]
    let model = ["A10", "T4"][random.next(below: 2)]
    var allocatable: ResourceList = [
      .cpu: Int64(4_000 * (1 + random.next(below: 4))), .memory: Int64(8 << 30) * Int64(1 + random.next(below: 4)),
    ]
    if random.next(below: 3) == 0 { allocatable[.pods] = 6 }
    return Node(
      metadata: ObjectMeta(
        name: "node-\(index)", labels: ["disk": ["ssd", "hdd"][random.next(below: 2)], "rack": "r\(index % 4)"]),
      unschedulable: random.next(below: 12) == 0,
      taints: random.next(below: 6) == 0 ? [Taint(key: "dedicated", value: "x", effect: .noSchedule)] : [],
      allocatable: allocatable, devices: (0..<gpus).map { _ in GPUDevice(model: model) })
  }

  private static func shape(_ random: inout RandomStream) -> PodShape {
    var spec = PodSpec()
    var requests: ResourceList = [
      .cpu: Int64([250, 500, 1_000, 3_000, 20_000][random.next(below: 5)]),
      .memory: Int64([1, 2, 4, 9][random.next(below: 4)]) << 30,
    ]
    if random.next(below: 10) == 0 { requests["example.com/fpga"] = 1 }
    var container = Container(name: "main", resources: ResourceRequirements(requests: requests))
    if random.next(below: 8) == 0 { container.hostPorts = [HostPort(port: 8_000 + random.next(below: 2))] }
    spec.containers = [container]
    let models = random.next(below: 4) == 0 ? ["T4"] : []
    switch random.next(below: 6) {
    case 0: spec.gpu = GPURequest(milli: Int64(1 + random.next(below: 999)), models: models)
    case 1: spec.gpu = GPURequest(wholeDevices: 1 + random.next(below: 3), models: models)
    default: break
    }
    if random.next(below: 4) == 0 { spec.nodeSelector = ["disk": "ssd"] }
    if random.next(below: 4) == 0 { spec.tolerations = [Toleration(key: "dedicated", operator: .exists)] }
    spec.priority = Int32(random.next(below: 3) * 10)
    let app = ["web", "db", "cache"][random.next(below: 3)]
    let selector = LabelSelector(matchLabels: ["app": ["web", "db", "cache"][random.next(below: 3)]])
    switch random.next(below: 14) {
    case 0: spec.affinity.requiredPods = [PodAffinityTerm(labelSelector: selector, topologyKey: "disk")]
    case 1: spec.affinity.requiredAntiPods = [PodAffinityTerm(labelSelector: selector, topologyKey: "rack")]
    case 2:
      spec.topologySpreadConstraints = [
        TopologySpreadConstraint(
          maxSkew: 2, topologyKey: "rack", whenUnsatisfiable: .doNotSchedule, labelSelector: selector)
      ]
    default: break
    }
    return PodShape(spec: spec, namespace: "default", labels: ["app": app])
  }
}
