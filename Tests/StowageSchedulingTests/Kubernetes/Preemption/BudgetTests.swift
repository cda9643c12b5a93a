import StowageCluster
import StowageModel
import Testing

@testable import StowageScheduling

/// Which pods disruption budgets protect, asked of pods that run on one node.
struct BudgetTests {
  private func violating(_ small: CycleCluster, _ pods: [PodID]) -> [PodID] {
    let check = BudgetCheck(pods, in: small.cluster.view)
    #expect(check.others == pods.filter { !check.violating.contains($0) })
    return check.violating
  }

  @Test("a budget that allows none protects the pods that it selects")
  func selected() throws {
    let small = try CycleCluster(["a"])
    let db = try small.running("db", on: "a", labels: ["app": "db"])
    let web = try small.running("web", on: "a", labels: ["app": "web"])
    #expect(violating(small, [db, web]) == [])
    small.budget("keep", app("db"))
    #expect(violating(small, [web, db]) == [db])
  }

  @Test("what is allowed is used up in order")
  func usedUp() throws {
    let small = try CycleCluster(["a"])
    let pods = try (0..<4).map { try small.running("p\($0)", on: "a", labels: ["app": "db"]) }
    small.budget("keep", app("db"), allowed: 2)
    #expect(violating(small, pods) == [pods[2], pods[3]])
    #expect(violating(small, pods.reversed()) == [pods[1], pods[0]])
  }

  @Test("the most important pods use up what is allowed")
  func mostImportantFirst() throws {
    // All must go for 6 cores; p3 uses the one disruption allowed, p2 and p1 break the budget.
    let small = try CycleCluster(["a"], cores: 6)
    for priority in [1, 3, 2] as [Int32] {
      try small.running("p\(priority)", on: "a", cores: 2, priority: priority, labels: ["app": "db"])
    }
    small.budget("keep", app("db"), allowed: 1)
    #expect(
      try small.outcome(small.waiting(cores: 6, priority: 10))
        == .preempting("a", victims: ["p3", "p2", "p1"], violations: 2))
  }

  @Test("a pod that stays counts as gone for those after it: only who goes breaks the budget")
  func staysAfterAll() throws {
    // p2 uses the one allowed, p1 would break the budget: p1 is put back first and stays; p2 goes and breaks nothing.
    let small = try CycleCluster(["a"], cores: 4)
    for priority in [1, 2] as [Int32] {
      try small.running("p\(priority)", on: "a", cores: 2, priority: priority, labels: ["app": "db"])
    }
    small.budget("keep", app("db"), allowed: 1)
    #expect(try small.outcome(small.waiting(cores: 2, priority: 10)) == .preempting("a", victims: ["p2"]))
  }

  @Test("one exhausted budget of several is enough, and all are used up together")
  func several() throws {
    let small = try CycleCluster(["a"])
    let both = try small.running("both", on: "a", labels: ["app": "db", "tier": "back"])
    let back = try small.running("back", on: "a", labels: ["tier": "back"])
    small.budget("app", app("db"))
    small.budget("tier", LabelSelector(matchLabels: ["tier": "back"]), allowed: 1)
    #expect(violating(small, [both]) == [both])
    // The first used the second budget up as well.
    #expect(violating(small, [both, back]) == [both, back])
    #expect(violating(small, [back, both]) == [both])
  }

  @Test("no selector and the empty selector protect nobody")
  func withoutConditions() throws {
    let small = try CycleCluster(["a"])
    let pod = try small.running("p", on: "a", labels: ["app": "db"])
    small.budget("none", nil)
    small.budget("empty", LabelSelector())
    #expect(violating(small, [pod]) == [])
  }

  @Test("a pod without labels is protected by nobody")
  func withoutLabels() throws {
    let small = try CycleCluster(["a"])
    let bare = try small.running("bare", on: "a")
    let labelled = try small.running("labelled", on: "a", labels: ["x": "y"])
    small.budget(
      "keep", LabelSelector(matchExpressions: [LabelSelector.Requirement(key: "app", operator: .doesNotExist)]))
    #expect(violating(small, [bare, labelled]) == [labelled])
  }

  @Test("a budget protects pods of its namespace alone")
  func namespaces() throws {
    let small = try CycleCluster(["a"])
    let pod = try small.running("p", on: "a", labels: ["app": "db"])
    small.budget("elsewhere", app("db"), namespace: "other")
    #expect(violating(small, [pod]) == [])
  }

  @Test("a pod whose disruption is under way is free, and uses nothing up")
  func underWay() throws {
    let small = try CycleCluster(["a"])
    let going = try small.running("going", on: "a", labels: ["app": "db"])
    let next = try small.running("next", on: "a", labels: ["app": "db"])
    let last = try small.running("last", on: "a", labels: ["app": "db"])
    small.budget("keep", app("db"), allowed: 1, disrupted: ["going"])
    #expect(violating(small, [going, next, last]) == [last])
  }
}
