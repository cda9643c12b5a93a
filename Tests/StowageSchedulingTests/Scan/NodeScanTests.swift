import StowageCluster
import StowageKernel
import StowageModel
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
}
