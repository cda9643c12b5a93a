package import StowageKit

/// A cluster that is about 80 % full, with pods of 20 shapes that come and go.
package struct BusyCluster {
  private let cluster: Cluster
  private var random = RandomStream(seed: 1)
  /// A pod of each shape.
  private let arrivals: [PodArrival]
  /// Whether no two pods that arrive once the cluster is full are alike.
  private var allDiffer = false
  private var arrivalCount: Int64 = 0
  /// The nodes that are tainted, the one that has been for longest first.
  private var tainted: [NodeID] = []

  /// - Parameters:
  ///   - neighbours: Whether pods are spread over three zones, and would rather not share a node with their like.
  ///   - selectors: Whether pods select nodes by a label that half of them have.
  package init(
    nodes count: Int, shapes shapeCount: Int = 20, neighbours: Bool = false, selectors: Bool = false,
    policy: inout any SchedulingPolicy
  ) throws {
    let allDiffer = shapeCount == .max
    var random = RandomStream(seed: 2)
    cluster = try Cluster(
      nodes: (0..<count).map { number in
        Node(
          metadata: ObjectMeta(
            name: "node-\(number)",
            labels: neighbours
              ? ["kubernetes.io/hostname": "node-\(number)", "topology.kubernetes.io/zone": "zone-\(number % 3)"]
              : selectors ? ["disk": number.isMultiple(of: 2) ? "ssd" : "hdd"] : [:]),
          allocatable: [
            .cpu: Int64(32_000 * (1 + random.next(below: 3))),
            .memory: Int64(64 << 30) * Int64(1 + random.next(below: 4)),
            .pods: 110,
          ])
      })
    arrivals = (1...(allDiffer ? 20 : shapeCount)).map {
      Self.arrival(
        neighbours
          ? .spread(number: $0)
          : selectors
            ? .selecting(number: $0)
            : PodShape(cpuMilli: Int64(250 * $0), memoryBytes: Int64($0 % 7 + 1) << 30))
    }
    while Double(cluster.view.used(.cpu)) < 0.8 * Double(cluster.view.total(.cpu)) {
      if try !arrive(&policy, in: cluster, seenAs: cluster.view) { break }
    }
    self.allDiffer = allDiffer
  }

  /// A pod arrives and is decided; whether it found room.
  private mutating func arrive(_ policy: inout any SchedulingPolicy, in cluster: Cluster, seenAs view: ClusterView)
    throws -> Bool
  {
    let number = random.next(below: arrivals.count)
    let pod = cluster.add(allDiffer ? unlikeAll(number) : arrivals[number])
    guard let info = PodInfo(pod, in: view),
      case .place(let placement) = policy.decide(info, in: view, random: &random)
    else {
      cluster.drop(pod)
      return false
    }
    try cluster.bind(pod, to: placement)
    return true
  }

  private mutating func unlikeAll(_ number: Int) -> PodArrival {
    arrivalCount += 1
    return Self.arrival(
      PodShape(cpuMilli: Int64(250 * (number + 1)), memoryBytes: Int64(number % 7 + 1) << 30 + arrivalCount << 10))
  }

  private static func arrival(_ shape: PodShape) -> PodArrival {
    PodArrival(time: .origin, name: "p", shape: shape, duration: .infinite)
  }

  /// One pod leaves, one arrives and is decided.
  package mutating func replaceOne(_ policy: inout any SchedulingPolicy) throws {
    let cluster = cluster
    let view = cluster.view
    let slots = view.podSlots
    var pod = view.podID(at: random.next(below: slots))
    while view.state(of: pod) != .running { pod = view.podID(at: random.next(below: slots)) }
    cluster.complete(pod)
    _ = try arrive(&policy, in: cluster, seenAs: view)
  }

  /// The taints of one node change: one is tainted, or, once a few are, the one that has been for longest no longer is.
  package mutating func changeNode() throws {
    if tainted.count >= Self.mostTainted {
      var node = cluster.view.node(tainted.removeFirst())
      node.taints = []
      return try cluster.update(node)
    }
    let id = cluster.view.nodeID(at: random.next(below: cluster.view.nodeSlots))
    if tainted.contains(id) { return }
    var node = cluster.view.node(id)
    node.taints = [Taint(key: "node.kubernetes.io/not-ready", effect: .noSchedule)]
    tainted.append(id)
    try cluster.update(node)
  }

  private static let mostTainted = 8
}

extension PodShape {
  /// Pods that select nodes with fast disks.
  fileprivate static func selecting(number: Int) -> PodShape {
    var spec = PodSpec()
    spec.containers = [
      Container(
        name: "main",
        resources: ResourceRequirements(requests: [
          .cpu: Int64(250 * number), .memory: Int64(number % 7 + 1) << 30,
        ]))
    ]
    spec.nodeSelector = ["disk": "ssd"]
    return PodShape(spec: spec)
  }

  /// Pods of an application that must be spread over the zones and would rather be on nodes without their like.
  fileprivate static func spread(number: Int) -> PodShape {
    let own = LabelSelector(matchLabels: ["app": "app-\(number)"])
    var spec = PodSpec()
    spec.containers = [
      Container(
        name: "main",
        resources: ResourceRequirements(requests: [
          .cpu: Int64(250 * number), .memory: Int64(number % 7 + 1) << 30,
        ]))
    ]
    spec.topologySpreadConstraints = [
      TopologySpreadConstraint(
        maxSkew: 5, topologyKey: "topology.kubernetes.io/zone", whenUnsatisfiable: .doNotSchedule, labelSelector: own)
    ]
    spec.affinity.preferredAntiPods = [
      WeightedPodAffinityTerm(
        weight: 100, term: PodAffinityTerm(labelSelector: own, topologyKey: "kubernetes.io/hostname"))
    ]
    return PodShape(spec: spec, namespace: "default", labels: ["app": "app-\(number)"])
  }
}

/// The default profile, with every node looked at for every pod.
@Sendable package func everyNode() -> any SchedulingPolicy {
  var profile = KubernetesProfile.defaults(.v1_36)
  profile.sampling = .all
  return KubernetesScheduler(profile: profile)
}
