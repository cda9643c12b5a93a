import StowageCluster
import StowageKernel
import StowageModel
import StowageRanking
import StowageScheduling
import Testing

struct NodeScanTests {
  /// Amounts of which many make whole percents of the nodes' and others do not; some pods say nothing of CPU or memory,
  /// and count more in scores than they ask for.
  private func shape(_ random: inout RandomStream, number: Int) -> PodShape {
    let cpu = random.next(below: 6) == 0 ? 0 : Int64(10 * (1 + random.next(below: 300)))
    let odd = random.next(below: 2) == 0 ? Int64(number) : 0
    let memory = random.next(below: 6) == 0 ? 0 : Int64(1 + random.next(below: 200)) << 24 + odd
    return PodShape(cpuMilli: cpu, memoryBytes: memory, priority: Int32(random.next(below: 2)))
  }

  private func nodes(_ count: Int, _ random: inout RandomStream) -> [Node] {
    (0..<count).map { number in
      var labels = ["kubernetes.io/hostname": "n\(number)"]
      if count.isMultiple(of: 2) { labels["topology.kubernetes.io/zone"] = "z\(random.next(below: 3))" }
      return Node(
        metadata: ObjectMeta(name: "n\(number)", labels: labels),
        allocatable: [
          .cpu: random.next(below: 15) == 0 ? 0 : Int64(4_000 * (1 + random.next(below: 2))),
          .memory: Int64(8 + 8 * random.next(below: 2)) << 30, .pods: 12,
        ])
    }
  }

  @Test("pods that are all different are decided as the plain path decides them", arguments: 1...40)
  func sameAsPlain(seed: Int) throws {
    var random = RandomStream(seed: UInt64(seed), purpose: "scan")
    let given = nodes(3 + seed % 23, &random)
    var profile = KubernetesProfile.defaults(seed % 4 == 0 ? .v1_34 : .v1_36)
    profile.sampling = .all
    var plain = KubernetesScheduler(profile: profile, tieBreak: TieBreak.allCases[seed % 3])
    plain.path = .plain
    var fast = plain
    fast.path = .fast
    // A short log, so that the columns must begin anew now and then.
    let cluster = try Cluster(nodes: given, logCapacity: 40)
    var plainRandom = RandomStream(seed: UInt64(seed), purpose: "ties")
    var fastRandom = plainRandom
    var running: [PodID] = []
    for step in 0..<250 {
      if random.next(below: 40) == 0 {
        var node = cluster.view.node(NodeID(random.next(below: given.count)))
        node.unschedulable.toggle()
        node.allocatable[.cpu] = Int64(1_000 * random.next(below: 9))
        try cluster.update(node)
      }
      let leaving = random.next(below: 4) == 0 ? random.next(below: 25) : 0
      for _ in 0..<min(leaving, running.count) {
        cluster.complete(running.remove(at: random.next(below: running.count)))
      }
      let pod = cluster.add(
        PodArrival(time: .origin, name: "p\(step)", shape: shape(&random, number: step), duration: .infinite))
      let info = try #require(PodInfo(pod, in: cluster.view))
      let expected = plain.decide(info, in: cluster.view, random: &plainRandom)
      let found = fast.decide(info, in: cluster.view, random: &fastRandom)
      try #require(found == expected && plainRandom == fastRandom, "seed \(seed), step \(step)")
      guard case .place(let placement) = found else {
        cluster.drop(pod)
        continue
      }
      try cluster.bind(pod, to: placement)
      running.append(pod)
    }
  }

  @Test("a node on which less than formulas can tell was left is found once there is more")
  func plainAgain() throws {
    let gib: Int64 = 1 << 30
    let cluster = try Cluster(nodes: [
      Node(metadata: ObjectMeta(name: "a"), allocatable: [.cpu: 4_000, .memory: 16 * gib, .pods: 10]),
      Node(metadata: ObjectMeta(name: "b"), allocatable: [.cpu: 64_000, .memory: 256 * gib, .pods: 10]),
    ])
    func add(_ cpu: Int64, _ memory: Int64) -> PodID {
      let shape = PodShape(cpuMilli: cpu, memoryBytes: memory)
      return cluster.add(PodArrival(time: .origin, name: "p", shape: shape, duration: .infinite))
    }
    try cluster.bind(add(12_800, 256 * gib / 5), to: Placement(node: NodeID(1)))
    let large = add(0, 1 << 46 + 1)
    try cluster.bind(large, to: Placement(node: NodeID(1)), overcommitting: true)
    var profile = KubernetesProfile.defaults(.v1_34)
    profile.sampling = .all
    var fast = KubernetesScheduler(profile: profile, tieBreak: .first)
    var random = RandomStream(seed: 1)
    // So much memory is asked for on b that only a has room.
    let first = try #require(PodInfo(add(100, gib), in: cluster.view))
    #expect(fast.decide(first, in: cluster.view, random: &random) == .place(Placement(node: NodeID(0))))
    cluster.complete(large)
    // With it, a is half used: 50 and 100 points. b has 77 % of both left: 76 and 100 points.
    let second = try #require(PodInfo(add(2_000, 8 * gib), in: cluster.view))
    #expect(fast.decide(second, in: cluster.view, random: &random) == .place(Placement(node: NodeID(1))))
  }
}
