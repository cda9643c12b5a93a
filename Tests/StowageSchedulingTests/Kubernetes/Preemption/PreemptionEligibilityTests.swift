import StowageCluster
import StowageModel
import Testing

@testable import StowageScheduling

/// Who may push pods out, and whom, and where.
struct PreemptionEligibilityTests {
  @Test("pods of lower priority are preempted, those of the same or higher never")
  func lowerOnly() throws {
    // 8 cores: 4 of priority 10, 2 of 5, 2 of 1. At priority 5 only the last can go: 2 cores fit then, 3 don't.
    let small = try CycleCluster(["a"])
    try small.running("high", on: "a", cores: 4, priority: 10)
    try small.running("equal", on: "a", cores: 2, priority: 5)
    try small.running("low", on: "a", cores: 2, priority: 1)
    #expect(try small.outcome(small.waiting(cores: 2, priority: 5)) == .preempting("a", victims: ["low"]))
    #expect(try small.outcome(small.waiting(cores: 3, priority: 5)) == .unschedulable)
    #expect(try small.outcome(small.waiting(cores: 2, priority: 1)) == .unschedulable)
  }

  @Test("no pod is preempted where a node fits")
  func fits() throws {
    let small = try CycleCluster(["a", "b"])
    try small.running("low", on: "a", cores: 8, priority: 1)
    #expect(try small.outcome(small.waiting(cores: 8, priority: 5)) == .scheduled("b"))
  }

  @Test("a node that no leaving would help is no candidate: a taint, a request beyond the whole node")
  func unresolvable() throws {
    let tainted = try CycleCluster(["a"]) { $0.taints = [Taint(key: "k", effect: .noSchedule)] }
    try tainted.running("low", on: "a", cores: 8, priority: 1)
    #expect(try tainted.outcome(tainted.waiting(cores: 1, priority: 5)) == .unschedulable)
    let small = try CycleCluster(["a"])
    try small.running("low", on: "a", cores: 8, priority: 1)
    #expect(try small.outcome(small.waiting(cores: 9, priority: 5)) == .unschedulable)
  }

  @Test("a pod whose policy is Never waits")
  func never() throws {
    let small = try CycleCluster(["a"])
    try small.running("low", on: "a", cores: 8, priority: 1)
    let pod = try small.waiting(cores: 1, priority: 5) { $0.preemptionPolicy = .never }
    #expect(small.outcome(pod) == .unschedulable)
  }

  @Test("where the plugin is disabled everybody waits")
  func disabled() throws {
    let small = try CycleCluster(["a"])
    try small.running("low", on: "a", cores: 8, priority: 1)
    small.profile.preemption = nil
    #expect(try small.outcome(small.waiting(cores: 1, priority: 5)) == .unschedulable)
  }

  // The pod, of priority 5, has preempted a pod on a before; b has a pod that it could preempt now.
  @Test(
    "as long as a pod of lower priority is terminating on its nominated node, a pod pushes nobody out",
    arguments: [(1, true, false), (1, false, true), (5, true, true)] as [(Int32, Bool, Bool)])
  func waitsForVictims(priority: Int32, isTerminating: Bool, pushes: Bool) throws {
    let small = try CycleCluster(["a", "b"])
    let going = try small.running("going", on: "a", cores: 8, priority: priority)
    if isTerminating { small.cluster.markTerminating(going, cause: .preempted) }
    try small.running("low", on: "b", cores: 8, priority: 0)
    let pod = try small.waiting(cores: 1, priority: 5, nominated: "a")
    #expect(small.outcome(pod) == (pushes ? .preempting("b", victims: ["low"]) : .unschedulable))
  }

  @Test("a pod that is going for another reason than preemption does not hold the pod back")
  func goingByItself() throws {
    let small = try CycleCluster(["a", "b"])
    small.cluster.markTerminating(try small.running("going", on: "a", cores: 8, priority: 4))
    try small.running("low", on: "b", cores: 8, priority: 0)
    let pod = try small.waiting(cores: 1, priority: 5, nominated: "a")
    #expect(small.outcome(pod) == .preempting("b", victims: ["low"]))
  }

  @Test("a nominated node that no leaving can help any more does not hold the pod back")
  func nominatedIsLost() throws {
    let small = try CycleCluster(["a", "b"]) { $0.unschedulable = $0.name == "a" }
    small.cluster.markTerminating(
      try small.running("going", on: "a", cores: 8, priority: 1), cause: .preempted)
    try small.running("low", on: "b", cores: 8, priority: 1)
    let pod = try small.waiting(cores: 1, priority: 5, nominated: "a")
    #expect(small.outcome(pod) == .preempting("b", victims: ["low"]))
  }

  @Test("a terminating pod on another node is preempted like any")
  func terminatingElsewhere() throws {
    let small = try CycleCluster(["a"])
    small.cluster.markTerminating(try small.running("going", on: "a", cores: 8, priority: 1))
    #expect(try small.outcome(small.waiting(cores: 1, priority: 5)) == .preempting("a", victims: ["going"]))
  }

  @Test(
    "capacity that preemption frees is held for nominated pods of no lower priority",
    arguments: [(5, false), (4, true)])
  func nominatedOthers(priority: Int32, helps: Bool) throws {
    let small = try CycleCluster(["a"])
    try small.running("low", on: "a", cores: 8, priority: 1)
    _ = try small.waiting("other", cores: 6, priority: priority, nominated: "a")
    let pod = try small.waiting(cores: 4, priority: 5)
    #expect(small.outcome(pod) == (helps ? .preempting("a", victims: ["low"]) : .unschedulable))
  }

  // 10 % of the nodes, at least 100, at most all.
  @Test(
    "enough candidates are a share of the nodes, and a number of them at least",
    arguments: [
      (10, 100, 50, 50), (10, 100, 1_000, 100), (10, 100, 2_000, 200), (10, 5, 99, 9), (10, 5, 30, 5), (0, 1, 30, 1),
      (100, 0, 30, 30), (0, 0, 30, 0),
    ])
  func enough(percentage: Int, absolute: Int, nodes: Int, enough: Int) {
    let settings = PreemptionSettings(minCandidateNodesPercentage: percentage, minCandidateNodesAbsolute: absolute)
    #expect(settings.enoughCandidates(of: nodes) == enough)
  }

  private func threeNodes() throws -> CycleCluster {
    let small = try CycleCluster(["a", "b", "c"])
    for (node, priority) in [("a", 5), ("b", 3), ("c", 1)] as [(String, Int32)] {
      try small.running("on-\(node)", on: node, cores: 8, priority: priority, labels: ["app": node])
    }
    return small
  }

  @Test("the search for candidates ends once there are enough")
  func ends() throws {
    let small = try threeNodes()
    // All three, and c has the pod of the lowest priority; of two b has; of one there is no choice.
    for (absolute, node) in [(3, "c"), (2, "b"), (1, "a")] {
      small.profile.preemption = PreemptionSettings(
        minCandidateNodesPercentage: 0, minCandidateNodesAbsolute: absolute)
      #expect(
        try small.outcome(small.waiting(cores: 8, priority: 10)) == .preempting(node, victims: ["on-\(node)"]))
    }
  }

  @Test("the search goes on until some candidate breaks no budget")
  func goesOn() throws {
    let small = try threeNodes()
    small.budget("keep-a", app("a"))
    small.profile.preemption = PreemptionSettings(minCandidateNodesPercentage: 0, minCandidateNodesAbsolute: 1)
    #expect(try small.outcome(small.waiting(cores: 8, priority: 10)) == .preempting("b", victims: ["on-b"]))
  }

  @Test("of candidates that break budgets no more than enough are kept")
  func violatingAreLimited() throws {
    // Every candidate breaks a budget, so all are tried, but the first alone is kept: not c, whose pod matters least.
    let small = try threeNodes()
    for node in ["a", "b", "c"] { small.budget("keep-\(node)", app(node)) }
    small.profile.preemption = PreemptionSettings(minCandidateNodesPercentage: 0, minCandidateNodesAbsolute: 1)
    #expect(
      try small.outcome(small.waiting(cores: 8, priority: 10))
        == .preempting("a", victims: ["on-a"], violations: 1))
  }
}
