import StowageCluster
import StowageKernel
import StowageModel
import StowageRanking
import StowageScheduling
import StowageTesting
import Testing

/// Cycles over 260 nodes, of which 124 that fit are enough (48 %).
struct SampledNodesTests {
  private static let names = (0..<260).map { "n\($0)" }

  /// The nodes of `names`, those in `cordoned` cordoned.
  private func cluster(cordoned: Set<String> = []) throws -> CycleCluster {
    try CycleCluster(Self.names) { $0.unschedulable = cordoned.contains($0.name) }
  }

  /// The indexes of the nodes that one scheduler's cycles look at, cycle after cycle, in order of index.
  private func looked(at small: CycleCluster, for pods: [PodInfo]) -> [[Int]] {
    var scheduler = KubernetesScheduler(profile: small.profile, tieBreak: .first)
    var other = scheduler
    var random = RandomStream(seed: 1)
    return pods.map { pod in
      var same = random
      let cycle = scheduler.cycle(pod, in: small.cluster.view, random: &random)
      let decision = other.decide(pod, in: small.cluster.view, random: &same)
      #expect(cycle.outcome.agrees(with: decision))
      return cycle.nodes.map(\.node.index).sorted()
    }
  }

  @Test("each cycle begins where the one before stopped, and wraps around")
  func carriedOver() throws {
    let small = try cluster()
    let pod = try small.waiting(cores: 1)
    let looked = looked(at: small, for: [pod, pod, pod])
    #expect(looked[0] == Array(0..<124))
    #expect(looked[1] == Array(124..<248))
    // 248 ... 259 are 12, so 112 more from the beginning.
    #expect(looked[2] == Array(0..<112) + Array(248..<260))
  }

  @Test("nodes that are rejected on the way count as looked at, also those before the one that ends the search")
  func rejectedCount() throws {
    // The 124th that fits is 124; 125 is cordoned and still looked at; 126 ends the search.
    let small = try cluster(cordoned: ["n5", "n125"])
    let pod = try small.waiting(cores: 1)
    let looked = looked(at: small, for: [pod, pod])
    #expect(looked[0] == Array(0..<126))
    #expect(looked[1] == Array(126..<250))
  }

  @Test("nodes outside those looked at are not chosen, however good")
  func onlyAmongFound() throws {
    let small = try cluster()
    for name in Self.names.prefix(124) { try small.running("on-\(name)", on: name, cores: 1) }
    let pod = try small.waiting(cores: 1)
    #expect(small.outcome(pod) == .scheduled("n0"))
  }

  @Test("a nominated node that fits is taken without a look at others, and the start stays")
  func nominated() throws {
    let small = try cluster()
    let pod = try small.waiting(cores: 1)
    let nominated = try small.waiting("nominated", cores: 1, nominated: "n200")
    let looked = looked(at: small, for: [nominated, pod])
    #expect(looked[0] == [200])
    #expect(looked[1] == Array(0..<124))
  }

  @Test("a nominated node that doesn't fit counts as looked at, once")
  func nominatedDoesNotFit() throws {
    let small = try cluster(cordoned: ["n10", "n200"])
    let far = try small.waiting("far", cores: 1, nominated: "n200")
    let near = try small.waiting("near", cores: 1, nominated: "n10")
    let pod = try small.waiting(cores: 1)
    // far: 0 ... 124 without 10, and 200: 126 in all, so the next search begins at 126.
    let one = looked(at: small, for: [far, pod])
    #expect(one[0] == Array(0...124) + [200])
    #expect(one[1] == Array(126..<251))
    // near: 0 ... 124, of which 10 is the nominated one.
    let other = looked(at: small, for: [near, pod])
    #expect(other[0] == Array(0...124))
    #expect(other[1] == Array(125..<250))
  }

  @Test("a pod that is kept off all nodes at once leaves the start")
  func rejectedEverywhere() throws {
    let small = try cluster()
    let pod = try small.waiting(cores: 1)
    let lost = try small.waiting("lost", cores: 1) { $0.volumes = [PodVolume(name: "v", source: named("nowhere"))] }
    let looked = looked(at: small, for: [pod, lost, pod])
    #expect(looked[1].count == 260)
    #expect(looked[2] == Array(124..<248))
  }

  @Test("without scores the first node that fits is enough")
  func withoutScores() throws {
    let small = try cluster(cordoned: ["n0"])
    small.profile.scorers = []
    let pod = try small.waiting(cores: 1)
    let looked = looked(at: small, for: [pod, pod])
    #expect(looked[0] == [0, 1])
    #expect(looked[1] == [2])
  }

  @Test("with a share of 100 % all nodes are looked at every time")
  func all() throws {
    let small = try cluster()
    small.profile.sampling = .all
    let pod = try small.waiting(cores: 1)
    #expect(looked(at: small, for: [pod, pod]).allSatisfy { $0.count == 260 })
  }
}
