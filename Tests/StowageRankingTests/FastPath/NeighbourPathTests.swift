import StowageCluster
import StowageKernel
import StowageModel
import StowageRanking
import StowageScheduling
import Testing

/// Two clusters and two policies that differ in the path alone, on which neighbours matter: terms of every kind, services,
/// pods whose deletion was asked for, nodes that change, logs that forget soon.
private struct NeighbourPair {
  let clusters: [Cluster]
  var policies: [any ConfigurablePolicy]
  var randoms: [RandomStream]
  var running: [PodID] = []
  /// How many pods were placed, and how many were not.
  var placed = 0
  var refused = 0

  init(_ nodes: [Node], objects: ClusterObjects, policy: any ConfigurablePolicy, seed: Int) throws {
    let logCapacity = [1, 8, 40, 4_000][seed % 4]
    clusters = [
      try Cluster(nodes: nodes, objects: objects),
      // Shapes are forgotten soon, so that their places are given to others.
      try Cluster(nodes: nodes, objects: objects, logCapacity: logCapacity, unusedShapes: seed % 3),
    ]
    policies = [policy, policy]
    policies[0].configure(PolicySettings(path: .plain))
    policies[1].configure(PolicySettings(path: .fast))
    randoms = [RandomStream](repeating: RandomStream(seed: UInt64(seed), purpose: "policy"), count: 2)
  }

  /// A pod arrives; both decide, and what they decide is done. Whether they decided alike.
  mutating func arrive(_ shape: PodShape, number: Int) throws -> Bool {
    let arrival = PodArrival(time: .origin, name: "pod-\(number)", shape: shape, duration: .infinite)
    let pods = clusters.map { $0.add(arrival) }
    var decisions: [Decision] = []
    for index in 0...1 {
      guard let info = PodInfo(pods[index], in: clusters[index].view) else { return false }
      decisions.append(policies[index].decide(info, in: clusters[index].view, random: &randoms[index]))
    }
    guard pods[0] == pods[1], decisions[0] == decisions[1] else { return false }
    switch decisions[0] {
    case .place(let placement):
      for cluster in clusters { try cluster.bind(pods[0], to: placement) }
      running.append(pods[0])
      placed += 1
    case .preempt(let candidate):
      for victim in candidate.victims { leave(victim) { $0.evict($1, cause: .external) } }
      for cluster in clusters { cluster.drop(pods[0]) }
      refused += 1
    case .unschedulable:
      for cluster in clusters { cluster.drop(pods[0]) }
      refused += 1
    }
    return randoms[0] == randoms[1]
  }

  mutating func leave(_ pod: PodID, _ body: (Cluster, PodID) -> Void = { $0.complete($1) }) {
    running.removeAll { $0 == pod }
    for cluster in clusters { body(cluster, pod) }
  }
}

struct NeighbourPathTests {
  private static let zone = "topology.kubernetes.io/zone"
  private static let host = "kubernetes.io/hostname"

  private func node(_ number: Int, _ random: inout RandomStream) -> Node {
    var labels = ["disk": ["ssd", "hdd"][random.next(below: 2)]]
    if random.next(below: 12) > 0 { labels[Self.zone] = ["a", "b", "c", ""][random.next(below: 10) % 4] }
    if random.next(below: 15) > 0 { labels[Self.host] = "node-\(number)" }
    if random.next(below: 3) > 0 { labels["rack"] = "r\(random.next(below: 5))" }
    var taints: [Taint] = []
    if random.next(below: 8) == 0 { taints.append(Taint(key: "dedicated", value: "x", effect: .noSchedule)) }
    if random.next(below: 8) == 0 { taints.append(Taint(key: "old", value: "", effect: .preferNoSchedule)) }
    return Node(
      metadata: ObjectMeta(name: "node-\(number)", labels: labels), unschedulable: random.next(below: 20) == 0,
      taints: taints,
      allocatable: [.cpu: Int64(2_000 * (1 + random.next(below: 4))), .memory: 32 << 30, .pods: 20])
  }

  private func selector(_ random: inout RandomStream) -> LabelSelector? {
    switch random.next(below: 10) {
    case 0: nil
    case 1: LabelSelector()
    case 2: LabelSelector(matchExpressions: [.init(key: "tier", operator: .exists)])
    default: LabelSelector(matchLabels: ["app": ["web", "db", "cache"][random.next(below: 3)]])
    }
  }

  private func term(_ random: inout RandomStream) -> PodAffinityTerm {
    let key = [Self.zone, Self.host, "rack", "disk", "absent"][random.next(below: 20) % 5]
    var term = PodAffinityTerm(labelSelector: selector(&random), topologyKey: key)
    switch random.next(below: 6) {
    case 0: term.namespaces = ["one", "two"]
    case 1: term.namespaceSelector = LabelSelector()
    case 2: term.namespaceSelector = LabelSelector(matchLabels: ["team": "x"])
    default: break
    }
    return term
  }

  private func constraint(_ random: inout RandomStream) -> TopologySpreadConstraint {
    TopologySpreadConstraint(
      maxSkew: Int32(1 + random.next(below: 4)), topologyKey: [Self.zone, Self.host, "rack"][random.next(below: 3)],
      whenUnsatisfiable: random.next(below: 2) == 0 ? .doNotSchedule : .scheduleAnyway,
      labelSelector: selector(&random), minDomains: random.next(below: 4) == 0 ? 5 : nil,
      nodeAffinityPolicy: random.next(below: 2) == 0 ? .honor : .ignore,
      nodeTaintsPolicy: random.next(below: 2) == 0 ? .honor : .ignore,
      matchLabelKeys: random.next(below: 4) == 0 ? ["tier"] : [])
  }

  private func shape(_ random: inout RandomStream) -> PodShape {
    var spec = PodSpec()
    spec.containers = [
      Container(
        name: "main",
        resources: ResourceRequirements(requests: [
          .cpu: Int64(50 * (1 + random.next(below: 10))), .memory: Int64(1 + random.next(below: 3)) << 29,
        ]))
    ]
    for _ in 0..<random.next(below: 3) {
      let weight = Int32(1 + random.next(below: 100))
      switch random.next(below: 7) {
      case 0: spec.affinity.requiredPods.append(term(&random))
      case 1: spec.affinity.requiredAntiPods.append(term(&random))
      case 2, 3: spec.affinity.preferredPods.append(WeightedPodAffinityTerm(weight: weight, term: term(&random)))
      case 4: spec.affinity.preferredAntiPods.append(WeightedPodAffinityTerm(weight: weight, term: term(&random)))
      default: spec.topologySpreadConstraints.append(constraint(&random))
      }
    }
    if random.next(below: 5) == 0 { spec.nodeSelector = ["disk": "ssd"] }
    if random.next(below: 4) == 0 { spec.tolerations = [Toleration(key: "dedicated", operator: .exists)] }
    if random.next(below: 5) == 0 {
      spec.affinity.preferredNodes = [
        PreferredSchedulingTerm(
          weight: 7, preference: NodeSelectorTerm(matchExpressions: [.init(key: "rack", operator: .exists)]))
      ]
    }
    spec.priority = Int32(random.next(below: 3) * 10)
    var labels = ["app": ["web", "db", "cache"][random.next(below: 3)]]
    if random.next(below: 2) == 0 { labels["tier"] = ["front", "back"][random.next(below: 2)] }
    return PodShape(spec: spec, namespace: ["one", "two"][random.next(below: 3) % 2], labels: labels)
  }

  private func objects(_ random: inout RandomStream) -> ClusterObjects {
    var objects = ClusterObjects()
    objects.namespaces = ObjectTable([
      Namespace(metadata: ObjectMeta(name: "one", labels: ["team": "x"])),
      Namespace(metadata: ObjectMeta(name: "two", labels: random.next(below: 2) == 0 ? ["team": "x"] : [:])),
    ])
    objects.services = [
      Service(metadata: ObjectMeta(name: "web", namespace: "one"), selector: ["app": "web"]),
      Service(metadata: ObjectMeta(name: "db", namespace: "two"), selector: ["app": "db"]),
    ]
    return objects
  }

  private func run(_ policy: any ConfigurablePolicy, seed: Int, nodes count: Int, steps: Int) throws {
    var random = RandomStream(seed: UInt64(seed), purpose: "neighbour path")
    var pair = try NeighbourPair(
      (0..<count).map { node($0, &random) }, objects: objects(&random), policy: policy, seed: seed)
    var shapes: [PodShape] = []
    while shapes.count < 10 { shapes.append(shape(&random)) }
    for step in 0..<steps {
      let pod = pair.running.isEmpty ? nil : pair.running[random.next(below: pair.running.count)]
      switch (random.next(below: 40), pod) {
      case (0..<6, let pod?): pair.leave(pod)
      case (6, let pod?): pair.leave(pod) { $0.evict($1, cause: .external) }
      case (7, let pod?):
        pair.leave(pod) { cluster, pod in
          cluster.unbind(pod)
          cluster.drop(pod)
        }
      case (8..<11, let pod?): for cluster in pair.clusters { cluster.markTerminating(pod) }
      case (11, _):
        let changed = node(random.next(below: count), &random)
        for cluster in pair.clusters { try cluster.update(changed) }
      case (12, _):
        let changed = objects(&random)
        for cluster in pair.clusters { cluster.replaceObjects(with: changed) }
      case (13, _): shapes[random.next(below: shapes.count)] = shape(&random)
      default:
        let alike = try pair.arrive(shapes[random.next(below: shapes.count)], number: step)
        try #require(alike, "\(policy.name), seed \(seed), step \(step)")
      }
    }
    #expect(pair.clusters[1].brokenInvariants().isEmpty)
    #expect(pair.placed > 10)
  }

  @Test("pods about which neighbours have a say are decided alike on both paths", arguments: 1...60)
  func kubernetes(seed: Int) throws {
    var profile = KubernetesProfile.defaults(seed % 2 == 0 ? .v1_34 : .v1_36)
    if seed % 3 == 0 { profile.sampling = .all }
    let policy = KubernetesScheduler(profile: profile, tieBreak: TieBreak.allCases[seed % 3])
    try run(policy, seed: seed, nodes: 4 + seed % 30, steps: 200)
  }

  @Test("and where only a part of the nodes is looked at", arguments: 1...16)
  func sampled(seed: Int) throws {
    let policy = KubernetesScheduler(profile: .defaults(.v1_36), tieBreak: TieBreak.allCases[seed % 3])
    try run(policy, seed: seed, nodes: 101 + seed * 13, steps: 150)
  }

  @Test("and with other settings of the two plugins", arguments: 1...60)
  func settings(seed: Int) throws {
    let affinity = InterPodAffinity(
      hardPodAffinityWeight: [0, 1, 50][seed % 3], ignoresPreferredTermsOfExistingPods: seed % 2 == 0)
    let spread = PodTopologySpread(
      defaults: .list([
        TopologySpreadConstraint(
          maxSkew: 2, topologyKey: Self.zone,
          whenUnsatisfiable: seed % 4 < 2 ? .doNotSchedule : .scheduleAnyway, labelSelector: nil)
      ]))
    let policy = Profile(
      name: "two", filters: [NodeUnschedulable(), TaintToleration(), NodeResourcesFit(), affinity, spread],
      scorers: [
        .init(affinity, weight: 3), .init(spread, weight: 2), .init(TaintToleration()), .init(NodeAffinity()),
      ], tieBreak: TieBreak.allCases[seed % 3])
    try run(policy, seed: seed, nodes: 4 + seed % 30, steps: 200)
  }
}
