import StowageCluster
import StowageKernel
import StowageModel
import StowageScheduling
import TestSupport
import Testing

/// Two clusters and two policies that differ in the path alone, driven through the same changes.
private struct Pair {
  let plain: Cluster
  let fast: Cluster
  var plainPolicy: any PathChoosingPolicy
  var fastPolicy: any PathChoosingPolicy
  var plainRandom: RandomStream
  var fastRandom: RandomStream
  var running: [PodID] = []

  init(_ nodes: [Node], policy: any PathChoosingPolicy, seed: Int) throws {
    plain = try Cluster(nodes: nodes)
    fast = try Cluster(nodes: nodes, logCapacity: 200)
    plainPolicy = policy
    plainPolicy.path = .plain
    fastPolicy = policy
    fastPolicy.path = .fast
    plainRandom = RandomStream(seed: UInt64(seed), purpose: "policy")
    fastRandom = plainRandom
  }

  /// A pod arrives; both decide, and what they decide is done. Whether they decided alike.
  mutating func arrive(_ shape: PodShape, number: Int) throws -> Bool {
    let arrival = PodArrival(time: .origin, name: "pod-\(number)", shape: shape, duration: .infinite)
    let pod = plain.add(arrival)
    guard fast.add(arrival) == pod, let one = PodInfo(pod, in: plain.view), let other = PodInfo(pod, in: fast.view)
    else { return false }
    let decision = plainPolicy.decide(one, in: plain.view, random: &plainRandom)
    guard fastPolicy.decide(other, in: fast.view, random: &fastRandom) == decision else { return false }
    switch decision {
    case .place(let placement):
      for cluster in [plain, fast] { try cluster.bind(pod, to: placement) }
      running.append(pod)
    case .preempt(let candidate):
      for victim in candidate.victims { leave(victim) }
      for cluster in [plain, fast] { cluster.nominate(pod, to: candidate.node) }
      if number.isMultiple(of: 2) { for cluster in [plain, fast] { cluster.drop(pod) } }
    case .unschedulable:
      for cluster in [plain, fast] { cluster.drop(pod) }
    }
    return plainRandom == fastRandom
  }

  mutating func leave(_ pod: PodID) {
    running.removeAll { $0 == pod }
    for cluster in [plain, fast] { cluster.complete(pod) }
  }

  func change(_ node: Node) throws {
    for cluster in [plain, fast] { try cluster.update(node) }
  }
}

struct SamePathTests {
  private func zoned(_ nodes: [Node], _ random: inout RandomStream) -> [Node] {
    nodes.map { node in
      var node = node
      node.metadata.labels["topology.kubernetes.io/zone"] = "z\(random.next(below: 3))"
      node.metadata.labels["kubernetes.io/hostname"] = node.name
      if random.next(below: 5) == 0 {
        node.taints.append(Taint(key: "old", value: "", effect: .preferNoSchedule))
      }
      return node
    }
  }

  /// What can happen to a node: cordoned or not, tainted, moved to another zone, given more or less.
  private func changed(_ node: Node, _ random: inout RandomStream) -> Node {
    var node = node
    switch random.next(below: 4) {
    case 0: node.unschedulable.toggle()
    case 1:
      node.taints =
        random.next(below: 2) == 0 ? [] : [Taint(key: "node.kubernetes.io/unreachable", value: "", effect: .noExecute)]
    case 2: node.metadata.labels["topology.kubernetes.io/zone"] = "z\(random.next(below: 3))"
    default: node.allocatable[.cpu] = Int64(2_000 * (1 + random.next(below: 8)))
    }
    return node
  }

  private func run(_ policy: any PathChoosingPolicy, seed: Int, nodes: Int, steps: Int, plainPods: Bool) throws {
    var random = RandomStream(seed: UInt64(seed), purpose: "same path")
    let workload = RandomWorkload(seed: seed, nodes: nodes, pods: 40)
    let shapes = workload.pods.map(\.shape).filter { shape in
      !plainPods || (!shape.spec.affinity.concernsPods && shape.spec.topologySpreadConstraints.isEmpty)
    }.prefix(12)
    var policy = policy
    if var learner = policy as? any TypicalPodsPolicy & PathChoosingPolicy {
      // Without typical pods nothing is fragmented, and all nodes are alike to the policies that go by it.
      learner.learn(TypicalPods(counts: shapes.enumerated().map { ($1, 40 - $0) }))
      policy = learner
    }
    var pair = try Pair(zoned(workload.nodes, &random), policy: policy, seed: seed)
    for step in 0..<steps {
      switch random.next(below: 20) {
      case 0..<6 where !pair.running.isEmpty: pair.leave(pair.running[random.next(below: pair.running.count)])
      case 6:
        let node = pair.plain.view.node(NodeID(random.next(below: nodes)))
        try pair.change(changed(node, &random))
      default:
        let alike = try pair.arrive(shapes[random.next(below: shapes.count)], number: step)
        try #require(alike, "\(policy.name), seed \(seed), step \(step)")
      }
    }
    #expect(pair.fast.brokenInvariants().isEmpty)
  }

  @Test(
    "the fast path decides as the plain one, on changing clusters", arguments: PolicyCatalog.names, 1...24)
  func catalogue(name: String, seed: Int) throws {
    guard let policy = PolicyCatalog.entry(named: name)?.make() as? any PathChoosingPolicy else { return }
    try run(policy, seed: seed, nodes: 4 + seed % 20, steps: 150, plainPods: seed % 3 != 0)
  }

  @Test("and where only a part of the nodes is looked at", arguments: KubernetesVersion.allCases, 1...16)
  func sampled(version: KubernetesVersion, seed: Int) throws {
    let tieBreak = TieBreak.allCases[seed % 3]
    let policy = KubernetesScheduler(profile: .defaults(version), tieBreak: tieBreak)
    try run(policy, seed: seed, nodes: 101 + seed * 17, steps: 120, plainPods: seed % 4 != 0)
  }
}
