import StowageCluster
import StowageKernel
import StowageModel
import StowageRanking
import StowageScheduling
import StowageTesting
import Testing

struct RandomCycleTests {
  @Test(
    "the decision is that of the account, is one that the rules allow, and changes nothing itself", arguments: 1...60)
  func agree(seed: Int) throws {
    var world = try RandomCluster(seed: seed)
    let cluster = world.cluster
    var profile = KubernetesProfile.defaults(seed % 2 == 0 ? .v1_34 : .v1_36)
    if seed % 5 == 0 {
      profile.preemption = PreemptionSettings(minCandidateNodesPercentage: 10, minCandidateNodesAbsolute: 2)
    }
    let tieBreak = TieBreak.allCases[seed % 3]
    var deciding = KubernetesScheduler(profile: profile, tieBreak: tieBreak)
    var telling = deciding
    var random = RandomStream(seed: UInt64(seed))
    for step in 0..<(cluster.view.nodeCount >= 100 ? 6 : 25) {
      guard let id = world.next() else { break }
      let pod = try #require(PodInfo(id, in: cluster.view))
      let before = cluster.view.summary
      var sameRandom = random
      let decision = deciding.decide(pod, in: cluster.view, random: &random)
      let cycle = telling.cycle(pod, in: cluster.view, random: &sameRandom)
      let comment: Comment = "seed \(seed), step \(step), \(cluster.view.name(of: id))"
      #expect(cycle.outcome.agrees(with: decision), comment)
      #expect(random == sameRandom, comment)
      #expect(cluster.view.summary == before, comment)
      expectAllowed(decision, of: pod, filters: profile.filters, in: cluster, comment)
      expectConsistent(cycle, in: cluster.view, comment)
      if cycle.best.isEmpty {
        #expect(deciding.rejectors(of: pod, in: cluster.view) == rejectors(in: cycle, by: profile.filters), comment)
      }
      try world.apply(decision, of: pod)
      #expect(cluster.brokenInvariants().isEmpty, comment)
    }
  }

  /// What any decision must be, whatever the way it was found.
  private func expectAllowed(
    _ decision: Decision, of pod: PodInfo, filters: [any FilterPlugin], in cluster: Cluster, _ comment: Comment
  ) {
    let feasibility = Feasibility(filters: filters)
    switch decision {
    case .place(let placement):
      #expect(feasibility.rejection(of: pod, on: placement.node, in: cluster.view) == nil, comment)
    case .preempt(let candidate):
      // Free capacity that is held for nominated pods alone may be what is against the node: then no filter rejects it
      // by itself.
      let before = feasibility.rejection(of: pod, on: candidate.node, in: cluster.view)
      #expect(before?.code ?? .unschedulable == .unschedulable, comment)
      #expect(!candidate.victims.isEmpty && candidate.budgetViolations <= candidate.victims.count, comment)
      let copy = cluster.view.copy()
      for victim in candidate.victims {
        #expect(cluster.view.placement(of: victim)?.node == candidate.node, comment)
        #expect((cluster.view.shape(cluster.view.shape(of: victim))?.priority ?? 0) < pod.shape.priority, comment)
        copy.unbind(victim)
      }
      // With the victims gone the pod fits, by each filter asked anew.
      #expect(feasibility.rejection(of: pod, on: candidate.node, in: copy.view) == nil, comment)
    case .unschedulable: break
    }
  }

  /// The filters that the account of a pod without a node names, by their places; any where it names none.
  private func rejectors(in cycle: SchedulingCycle, by filters: [any FilterPlugin]) -> RejectorSet {
    let names = Set(cycle.nodes.compactMap(\.verdict.rejection?.plugin))
    var rejectors = RejectorSet.none
    for (index, filter) in filters.enumerated() where names.contains(filter.name) { rejectors.insert(index) }
    return rejectors.isEmpty ? .unknown : rejectors
  }

  /// Every node is told of once; where none fits, all are.
  private func expectConsistent(_ cycle: SchedulingCycle, in cluster: ClusterView, _ comment: Comment) {
    #expect(Set(cycle.nodes.map(\.node)).count == cycle.nodes.count, comment)
    let fitting = cycle.nodes.filter { $0.verdict.rejection == nil }.map(\.node)
    if case .scheduled(let node) = cycle.outcome {
      #expect(cycle.best.contains(node) && fitting.contains(node), comment)
    } else {
      #expect(fitting.isEmpty && cycle.best.isEmpty && cycle.nodes.count == cluster.nodeCount, comment)
    }
  }
}
