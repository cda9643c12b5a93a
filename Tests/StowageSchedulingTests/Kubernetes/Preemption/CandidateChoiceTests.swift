import StowageCluster
import StowageModel
import StowageScheduling
import Testing

/// The choice between nodes on which pods would have to go: each comparison alone, all those before it equal.
///
/// On ties the node that comes first is taken, so each case is asked with its nodes in both orders.
struct CandidateChoiceTests {
  /// A pod on the node: it takes an equal part of the node's 8 cores.
  private struct Victim {
    var priority: Int32
    var start: Int64?
    var labels: [String: String] = [:]

    init(_ priority: Int32, start: Int64? = 0, app: String? = nil) {
      self.priority = priority
      self.start = start
      if let app { labels["app"] = app }
    }
  }

  /// The node that is chosen, where all of `better` or all of `worse` would have to go.
  private func expectChoice(of better: [Victim], over worse: [Victim], allowed: Int32 = 0) throws {
    for names in [["better", "worse"], ["worse", "better"]] {
      let small = try CycleCluster(names)
      for (name, victims) in [("better", better), ("worse", worse)] {
        for (index, victim) in victims.enumerated() {
          try small.running(
            "\(name)-\(index)", on: name, cores: 8 / Int64(victims.count), priority: victim.priority,
            start: victim.start, labels: victim.labels)
        }
      }
      small.budget("keep", app("db"), allowed: allowed)
      guard case .preempting(let node, let victims, _) = try small.outcome(small.waiting(cores: 8, priority: 100))
      else {
        Issue.record("no pod is preempted")
        return
      }
      #expect(node == "better")
      #expect(victims.count == better.count)
    }
  }

  @Test("fewest broken budgets come before all else")
  func violations() throws {
    try expectChoice(of: [Victim(50), Victim(50)], over: [Victim(1, app: "db")])
    // Two on the one, one on the other.
    try expectChoice(of: [Victim(50, app: "db")], over: [Victim(1, app: "db"), Victim(1, app: "db")])
  }

  @Test("then the lowest priority of the most important victim")
  func highest() throws {
    try expectChoice(of: [Victim(2), Victim(2), Victim(2), Victim(2)], over: [Victim(3)])
    try expectChoice(of: [Victim(-3)], over: [Victim(-2)])
  }

  @Test("then the smallest sum of priorities, where every victim adds")
  func sum() throws {
    try expectChoice(of: [Victim(3), Victim(1)], over: [Victim(3), Victim(2)])
    // -5 - 5 is less than -5, but 2^31 is added to each.
    try expectChoice(of: [Victim(-5)], over: [Victim(-5), Victim(-5)])
    // Three times 2^31 outweigh the three hundred that the priorities are less.
    try expectChoice(of: [Victim(3), Victim(3)], over: [Victim(3), Victim(-100), Victim(-100), Victim(-100)])
  }

  @Test("then the fewest victims: a pod of the lowest priority there is adds nothing to the sum")
  func count() throws {
    // 5 + 2^31 on both: the second victim adds -2^31 + 2^31 = 0.
    try expectChoice(of: [Victim(5)], over: [Victim(5, start: 10), Victim(.min, start: 10)])
  }

  @Test("then the latest start of the longest running among the most important")
  func start() throws {
    try expectChoice(of: [Victim(5, start: 20)], over: [Victim(5, start: 10)])
    // The earliest starts are 15 and 10, though 30 is the latest of all.
    try expectChoice(
      of: [Victim(5, start: 20), Victim(5, start: 15)], over: [Victim(5, start: 30), Victim(5, start: 10)])
    // Victims of lower priority don't count: 20 against 10, not 5 against 9.
    try expectChoice(
      of: [Victim(5, start: 20), Victim(1, start: 5)], over: [Victim(5, start: 10), Victim(1, start: 9)])
    // One that has not begun counts as beginning now.
    try expectChoice(of: [Victim(5, start: nil)], over: [Victim(5, start: 1_000)])
  }

  @Test("of candidates that are equal in all that, the first, the first by name, or any is taken")
  func ties() throws {
    let small = try CycleCluster(["c", "a", "b"])
    for node in ["a", "b", "c"] { try small.running("on-\(node)", on: node, cores: 8, priority: 1, start: 5) }
    let pod = try small.waiting(cores: 8, priority: 10)
    #expect(small.outcome(pod) == .preempting("c", victims: ["on-c"]))
    small.tieBreak = .firstName
    #expect(small.outcome(pod) == .preempting("a", victims: ["on-a"]))
    small.tieBreak = .random
    var hits: [String: Int] = [:]
    for seed in 1...300 {
      if case .preempting(let node, _, _) = small.outcome(pod, seed: UInt64(seed)) { hits[node, default: 0] += 1 }
    }
    // 100 each on average; the standard deviation is 8.2.
    for node in ["a", "b", "c"] { #expect(abs(hits[node, default: 0] - 100) < 45) }
  }
}
