import StowageCluster
import StowageModel
import StowageScheduling
import Testing

/// What kube-scheduler writes into the event of a pod that fits nowhere.
struct FitFailureTests {
  private func message(_ small: CycleCluster, _ pod: PodInfo) throws -> String {
    let failure = try #require(small.cycle(pod).failure)
    let scheduler = KubernetesScheduler(profile: small.profile, tieBreak: .first, ranking: nil)
    #expect(scheduler.failure(of: pod, in: small.cluster.view, preempts: false) == failure)
    return failure.message
  }

  private func pinned(to name: String) -> (inout PodSpec) -> Void {
    { spec in
      let terms = [
        NodeSelectorTerm(matchFields: [NodeSelectorRequirement(key: "metadata.name", operator: .in, values: [name])])
      ]
      spec.affinity.requiredNodes = NodeSelector(nodeSelectorTerms: terms)
    }
  }

  @Test("reasons are counted and sorted as texts, so that 10 comes before 2")
  func sortedAsTexts() throws {
    let small = try CycleCluster((1...12).map { "n\($0)" }) {
      if $0.name == "n1" || $0.name == "n2" { $0.taints = [Taint(key: "k", effect: .noSchedule)] }
    }
    for number in 3...12 { try small.running("on-\(number)", on: "n\(number)", cores: 8) }
    #expect(
      try message(small, small.waiting(cores: 1))
        == "0/12 nodes are available: 10 Insufficient cpu, 2 node(s) had untolerated taint(s). no new claims to deallocate, "
        + "preemption: 0/12 nodes are available: 10 No preemption victims found for incoming pod, "
        + "2 Preemption is not helpful for scheduling.")
  }

  @Test("nodes that a pod does not name are counted as left out", arguments: ["b", "gone"])
  func leftOut(name: String) throws {
    let small = try CycleCluster(["a", "b", "c"])
    try small.running("on-b", on: "b", cores: 8)
    let text = try message(small, small.waiting(cores: 1, pinned(to: name)))
    #expect(
      text.hasPrefix(
        name == "b"
          ? "0/3 nodes are available: 1 Insufficient cpu, 2 node(s) didn't satisfy plugin(s) [NodeAffinity]. "
          : "0/3 nodes are available: 3 node(s) didn't satisfy plugin(s) [NodeAffinity]. "))
  }

  @Test("what would keep the pod off though all of lower priority left is told node by node")
  func withoutLower() throws {
    let small = try CycleCluster(["a", "b", "c"]) {
      if $0.name == "c" { $0.taints = [Taint(key: "k", effect: .noSchedule)] }
    }
    // Without low 2 cores are free on a; nothing of lower priority runs on b.
    try small.running("low", on: "a", cores: 2, priority: 1)
    try small.running("equal-a", on: "a", cores: 6, priority: 5)
    try small.running("equal-b", on: "b", cores: 8, priority: 5)
    #expect(
      try message(small, small.waiting(cores: 4, priority: 5)).hasSuffix(
        "preemption: 0/3 nodes are available: 1 Insufficient cpu, 1 No preemption victims found for incoming pod, "
          + "1 Preemption is not helpful for scheduling."))
  }

  @Test("a pod that may not preempt others is told why, also where nobody could be preempted")
  func notEligible() throws {
    let small = try CycleCluster(["a"])
    try small.running("equal", on: "a", cores: 8)
    let never = try small.waiting(cores: 1) { $0.preemptionPolicy = .never }
    #expect(
      try message(small, never)
        == "0/1 nodes are available: 1 Insufficient cpu. no new claims to deallocate, "
        + "preemption: not eligible due to preemptionPolicy=Never.")
    let going = try CycleCluster(["a"])
    going.cluster.markTerminating(try going.running("victim", on: "a", cores: 8, priority: 1), cause: .preempted)
    #expect(
      try message(going, going.waiting(cores: 1, priority: 5, nominated: "a")).hasSuffix(
        "preemption: not eligible due to a terminating pod on the nominated node."))
  }

  @Test("what is found before any node is looked at has no number, and DynamicResources then finds nothing to go by")
  func everywhere() throws {
    let small = try CycleCluster(["a", "b"])
    let pod = try small.waiting { $0.volumes = [PodVolume(name: "v", source: named("nowhere"))] }
    #expect(
      try message(small, pod) == "0/2 nodes are available: persistentvolumeclaim \"nowhere\" not found. not found")
    #expect(small.cycle(pod).failure?.reasons == [])
  }

  @Test("a pod for which others are preempted is told the reasons alone")
  func preempting() throws {
    let small = try CycleCluster(["a"])
    try small.running("low", on: "a", cores: 8, priority: 1)
    let cycle = try small.cycle(small.waiting(cores: 1, priority: 5))
    #expect(cycle.failure?.message == "0/1 nodes are available: 1 Insufficient cpu.")
  }

  @Test("without DefaultPreemption nothing is said of preemption")
  func disabled() throws {
    let small = try CycleCluster(["a"])
    try small.running("low", on: "a", cores: 8, priority: 1)
    small.profile.preemption = nil
    #expect(
      try message(small, small.waiting(cores: 1, priority: 5))
        == "0/1 nodes are available: 1 Insufficient cpu. no new claims to deallocate")
  }

  @Test(
    "a configuration that takes a plugin out of postFilter, or turns the two around, takes out or turns what is said")
  func configured() throws {
    func profile(_ enabled: [String]) throws -> KubernetesProfile {
      var configured = KubeSchedulerProfile()
      configured.plugins[.postFilter] = SchedulerPluginSet(
        enabled: enabled.map { .init($0) }, disabled: [SchedulerPluginSet.everything])
      let configuration = KubeSchedulerConfiguration(profiles: [configured])
      return try #require(KubernetesProfile.profiles(of: configuration, version: .v1_36).first)
    }
    let small = try CycleCluster(["a"])
    try small.running("equal", on: "a", cores: 8)
    let pod = try small.waiting(cores: 1)
    let preemption = "preemption: 0/1 nodes are available: 1 No preemption victims found for incoming pod."
    small.profile = try profile(["DefaultPreemption"])
    #expect(try message(small, pod).hasSuffix("Insufficient cpu. " + preemption))
    small.profile = try profile(["DefaultPreemption", "DynamicResources"])
    #expect(try message(small, pod).hasSuffix(preemption + ", no new claims to deallocate"))
  }
}
