import StowageCluster
import StowageKernel
import StowageModel
import StowageRanking
import StowageScheduling
import Testing

struct KubernetesSchedulerTests {
  @Test("the only node that fits is taken")
  func oneFits() throws {
    let small = try CycleCluster(["a", "b", "c"])
    try small.running("x", on: "a", cores: 6)
    try small.running("y", on: "c", cores: 6)
    #expect(try small.outcome(small.waiting(cores: 4)) == .scheduled("b"))
  }

  @Test("without nodes a pod waits")
  func noNodes() throws {
    let small = try CycleCluster([])
    #expect(try small.outcome(small.waiting(cores: 1)) == .unschedulable)
    #expect(try small.cycle(small.waiting(cores: 1)).nodes.isEmpty)
  }

  @Test("of equal nodes the first, the first by name, or any is taken")
  func ties() throws {
    let small = try CycleCluster(["c", "a", "b"])
    let pod = try small.waiting(cores: 1)
    #expect(small.outcome(pod) == .scheduled("c"))
    small.tieBreak = .firstName
    #expect(small.outcome(pod) == .scheduled("a"))
    small.tieBreak = .random
    var hits: [String: Int] = [:]
    for seed in 1...300 {
      if case .scheduled(let node) = small.outcome(pod, seed: UInt64(seed)) { hits[node, default: 0] += 1 }
    }
    // 100 each on average; the standard deviation is 8.2.
    for node in ["a", "b", "c"] { #expect(abs(hits[node, default: 0] - 100) < 45) }
    #expect(small.cycle(pod).best.map(small.name) == ["a", "b", "c"])
  }

  @Test("the node with the highest total is taken, not one of the others")
  func highestTotal() throws {
    // More is free on b; all else is equal.
    let small = try CycleCluster(["a", "b", "c"])
    try small.running("x", on: "a", cores: 2)
    try small.running("y", on: "c", cores: 1)
    let pod = try small.waiting(cores: 1)
    #expect(small.outcome(pod) == .scheduled("b"))
    #expect(small.cycle(pod).best.map(small.name) == ["b"])
  }

  @Test("a claim that is not there keeps the pod off all nodes, and no pod is preempted for it")
  func rejectedEverywhere() throws {
    let small = try CycleCluster(["a", "b"])
    for node in ["a", "b"] { try small.running("low-\(node)", on: node, cores: 8, priority: 1) }
    let pod = try small.waiting(cores: 8, priority: 10) {
      $0.volumes = [PodVolume(name: "v", source: named("nowhere"))]
    }
    #expect(small.outcome(pod) == .unschedulable)
    let cycle = small.cycle(pod)
    #expect(cycle.nodes.map { small.name($0.node) } == ["a", "b"])
    #expect(cycle.nodes.allSatisfy { $0.verdict.rejection?.code == .unschedulableAndUnresolvable })
  }

  // MARK: Pinned names

  private func pinned(_ names: [String]) -> (inout PodSpec) -> Void {
    { spec in
      spec.affinity.requiredNodes = NodeSelector(nodeSelectorTerms: [
        NodeSelectorTerm(matchFields: [
          NodeSelectorRequirement(key: "metadata.name", operator: .in, values: names)
        ])
      ])
    }
  }

  @Test("a pod that names its nodes is tried on those alone")
  func pinnedNodes() throws {
    let small = try CycleCluster(["a", "b", "c", "d"])
    try small.running("x", on: "a", cores: 8)
    let pod = try small.waiting(cores: 1, pinned(["c", "a", "elsewhere"]))
    #expect(small.outcome(pod) == .scheduled("c"))
    #expect(small.cycle(pod).nodes.map { small.name($0.node) } == ["c", "a"])
  }

  @Test("where the named nodes don't fit, the others are told of as left out")
  func pinnedReasons() throws {
    let small = try CycleCluster(["a", "b", "c"])
    try small.running("x", on: "a", cores: 8)
    let pod = try small.waiting(cores: 1, pinned(["a"]))
    #expect(small.outcome(pod) == .unschedulable)
    let scheduler = KubernetesScheduler(profile: small.profile)
    #expect(
      scheduler.reasons(against: pod, in: small.cluster.view) == [
        ReasonCount(reason: "node(s) didn't satisfy plugin(s) [NodeAffinity]", nodes: 2),
        ReasonCount(reason: "Insufficient cpu", nodes: 1),
      ])
  }

  @Test("pods are preempted on the named nodes alone")
  func pinnedPreemption() throws {
    let small = try CycleCluster(["a", "b"])
    try small.running("x", on: "a", cores: 8, priority: 1)
    try small.running("y", on: "b", cores: 8, priority: 3)
    #expect(
      try small.outcome(small.waiting(cores: 1, priority: 10, pinned(["b"]))) == .preempting("b", victims: ["y"]))
  }

  @Test("names of no node leave nothing to look at")
  func pinnedNowhere() throws {
    let small = try CycleCluster(["a", "b"])
    let pod = try small.waiting(cores: 1, pinned(["elsewhere"]))
    #expect(small.outcome(pod) == .unschedulable)
    #expect(small.cycle(pod).nodes.isEmpty)
  }

  @Test("terms that contradict each other keep the pod off all nodes")
  func pinnedContradiction() throws {
    let small = try CycleCluster(["a", "b"])
    let pod = try small.waiting(cores: 1) { spec in
      spec.affinity.requiredNodes = NodeSelector(nodeSelectorTerms: [
        NodeSelectorTerm(
          matchFields: ["a", "b"].map { NodeSelectorRequirement(key: "metadata.name", operator: .in, values: [$0]) })
      ])
    }
    #expect(small.outcome(pod) == .unschedulable)
    #expect(small.cycle(pod).nodes.count == 2)
  }
}
