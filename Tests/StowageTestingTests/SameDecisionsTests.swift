import StowageCluster
import StowageKernel
import StowageModel
import StowagePolicies
import StowageRanking
import StowageScheduling
import StowageTesting
import Testing

/// Does as first fit does, except for what is planted.
private struct Planted: SchedulingPolicy {
  enum Fault { case none, lastNode, forgetsChangedNodes, drawsMore, wrongReasons, dictionaryOrder, strangeNode }

  let name = "planted"
  let fault: Fault
  private let feasibility = Feasibility(filters: Feasibility.defaultFilters)
  private var remembered: [NodeID: Bool] = [:]

  init(_ fault: Fault) { self.fault = fault }

  mutating func decide(_ pod: PodInfo, in cluster: ClusterView, random: inout RandomStream) -> Decision {
    if fault == .drawsMore && pod.demand(.cpu) > 400 { _ = random.next() }
    var filters = feasibility
    var nodes = cluster.nodeIDs(in: filters.nodes(for: pod, in: cluster))
    switch fault {
    case .lastNode: if pod.shape.labels["app"] == "db" { nodes.reverse() }
    case .forgetsChangedNodes:
      for node in cluster.nodeIDs where remembered[node] == nil {
        remembered[node] = cluster.node(node).unschedulable
      }
      nodes.removeAll { remembered[$0] == true }
    case .dictionaryOrder:
      let names = Dictionary(uniqueKeysWithValues: nodes.map { (cluster.nodeName($0), $0) })
      nodes = names.map(\.value)
    case .strangeNode: return .place(Placement(node: NodeID(7_777)))
    default: break
    }
    guard let node = nodes.first else { return .unschedulable }
    return DeviceChoice.tightest.place(pod, on: node, in: cluster, random: &random)
  }

  func reasons(against pod: PodInfo, in cluster: ClusterView) -> [ReasonCount] {
    feasibility.reasons(against: pod, in: cluster)
      + (fault == .wrongReasons ? [ReasonCount(reason: "fog", nodes: 1)] : [])
  }
}

struct SameDecisionsTests {
  private func failure(_ fault: Planted.Fault, seeds: ClosedRange<UInt64> = 1...60) throws -> HistoryFailure {
    try #require(throws: HistoryFailure.self) {
      try expectSameDecisions(of: Planted(.none), and: Planted(fault), seeds: seeds, purpose: "planted") {
        $0.features.remove(.devices)
      }
    }
  }

  private func difference(_ failure: HistoryFailure) throws -> DecisionDifference {
    guard case .difference(let difference) = failure.problem else { throw failure }
    return difference
  }

  @Test("policies that decide alike pass, and it is told what was decided")
  func alike() throws {
    let tally = try expectSameDecisions(of: FirstFit(), and: Planted(.none), seeds: 1...60, checksEveryStep: true)
    #expect(tally.placed > 500 && tally.refused > 50)
    try expectSameDecisions(onBothPathsOf: KubernetesScheduler(profile: .defaults(.v1_36)), seeds: 1...10)
  }

  @Test("a planted difference is found and told with seed, step, pod, both answers and the way to repeat it")
  func told() throws {
    let failure = try failure(.lastNode)
    let difference = try difference(failure)
    #expect(difference.subject == .decision && difference.first.policy == "planted")
    #expect(difference.first.text.hasPrefix("node-") && difference.second.text.hasPrefix("node-"))
    #expect(difference.first.text != difference.second.text && difference.pod.contains("/pod-"))
    let text = "\(failure)"
    #expect(text.hasPrefix("history \"planted\", seed \(failure.seed), step \(failure.step): the decision about pod"))
    #expect(text.contains("first,  planted: \(difference.first.text)\n"))
    #expect(text.contains("seeds: \(failure.seed)...\(failure.seed), purpose: \"planted\""))
    #expect(text.contains("nodes, ") && text.contains("features: "))
    // And so it is repeated: at the same step, with the same answers.
    let again = try self.failure(.lastNode, seeds: failure.seed...failure.seed)
    #expect("\(again)" == text)
  }

  @Test("a policy that forgets that a node was cordoned is found")
  func forgotten() throws { #expect(try difference(failure(.forgetsChangedNodes)).subject == .decision) }

  @Test("a policy that draws other random numbers is found, though it decides alike")
  func random() throws { #expect(try difference(failure(.drawsMore)).subject == .randomNumbers) }

  @Test("a policy that gives other reasons is found, though it decides alike")
  func reasons() throws {
    let difference = try difference(failure(.wrongReasons))
    #expect(difference.subject == .reasons && difference.second.text.hasSuffix("1 fog"))
  }

  /// Chooses a node that its own filters reject, where there is one.
  private struct Contradicting: FilteringPolicy {
    let name = "contradicting"
    let feasibility = Feasibility(filters: Feasibility.defaultFilters)
    mutating func decide(_ pod: PodInfo, in cluster: ClusterView, random: inout RandomStream) -> Decision {
      let rejecting = cluster.nodeIDs.first { feasibility.rejection(of: pod, on: $0, in: cluster) != nil }
      return rejecting.map { .place(Placement(node: $0)) } ?? .unschedulable
    }
  }

  @Test("a policy that chooses a node which its own filters reject is found")
  func contradiction() throws {
    let failure = try #require(throws: HistoryFailure.self) {
      try expectSameDecisions(of: Contradicting(), and: Contradicting(), seeds: 1...9) { $0.features.remove(.devices) }
    }
    #expect(try difference(failure).subject == .filtersAndDecision)
    #expect("\(failure)".contains("the second policy contradicts itself about pod"))
  }

  @Test("a policy that goes by the order of a dictionary does not decide as itself")
  func dictionaryOrder() throws {
    #expect(throws: HistoryFailure.self) {
      try expectSameDecisions(of: Planted(.dictionaryOrder), and: Planted(.dictionaryOrder), seeds: 1...60)
    }
  }

  @Test("a decision that can't be carried out is told with its seed, and so is a policy that can't be made")
  func errors() throws {
    let strange = try #require(throws: HistoryFailure.self) {
      try expectSameDecisions(of: Planted(.strangeNode), and: Planted(.strangeNode), seeds: 8...9)
    }
    #expect(strange.seed == 8 && "\(strange)".contains("can't be bound: the cluster has no such node"))
    let unmade = try #require(throws: HistoryFailure.self) {
      try expectSameDecisions(seeds: 4...4) { _, _ in throw QuantityError(found: "x", expected: "y") }
    }
    #expect(unmade.seed == 4 && unmade.step == 0 && "\(unmade)".contains("expected y, found \"x\""))
  }

  /// Places nothing.
  private struct Idle: SchedulingPolicy {
    let name = "idle"
    mutating func decide(_ pod: PodInfo, in cluster: ClusterView, random: inout RandomStream) -> Decision {
      .unschedulable
    }
  }

  @Test("histories in which nothing is placed say nothing, and that is an error")
  func nothingPlaced() throws {
    let failure = try #require(throws: HistoryFailure.self) {
      try expectSameDecisions(of: Idle(), and: Idle(), seeds: 1...3)
    }
    #expect("\(failure)".contains("no pod was placed in any history"))
  }
}
