import StowageCluster
import StowageKernel
import StowageModel
import StowageRanking
import StowageScheduling
import StowageTesting
import Testing

struct RandomHistoryTests {
  /// The histories of the seeds, decided by kube-scheduler.
  private func play(
    _ seeds: ClosedRange<UInt64>, size: HistoryTraits.Size = .small,
    adjusting adjust: (inout HistoryTraits) -> Void = { _ in }
  ) throws -> [RandomHistory] {
    try seeds.map { seed in
      var history = try RandomHistory(seed: seed, purpose: "test", size: size, adjusting: adjust)
      var policy = KubernetesScheduler(profile: .defaults(.v1_36))
      var random = RandomStream(seed: seed)
      for _ in 0..<history.traits.steps {
        try history.step { pod, clusters in
          let pod = try #require(PodInfo(pod, in: clusters[0]))
          return policy.decide(pod, in: clusters[0], random: &random)
        }
      }
      try history.expectConserved()
      return history
    }
  }

  /// The changes of a history's cluster, and its nodes and objects, as they are in the end.
  private func summary(_ history: RandomHistory) -> [String] {
    let view = history.view
    var lines = view.nodeIDs.map { "\(view.nodeName($0)) \(view.node($0).taints) \(view.pods(on: $0).count)" }
    lines += view.pendingPods.map { "\(view.name(of: $0)) \(String(describing: view.nominatedNode(of: $0)))" }
    lines.append("\(view.counts) \(view.logEnd) \(history.stepCount)")
    lines.append("\(view.objects.services.count) \(view.objects.budgets.count) \(view.objects.volumes.count)")
    return lines
  }

  @Test("the same seed gives the same history, and other seeds others")
  func repeats() throws {
    let first = try play(1...30).map(summary)
    #expect(try play(1...30).map(summary) == first)
    #expect(Set(first).count == 30)
  }

  @Test("every kind of step occurs, and pods are placed, refused and preempt others")
  func kinds() throws {
    var tally = HistoryTally()
    for history in try play(1...120) { tally.add(history.tally) }
    for kind in StepKind.allCases { #expect(tally.steps[kind, default: 0] > 5, "\(kind): \(tally.steps)") }
    #expect(tally.placed > 1_000 && tally.refused > 300 && tally.preempting > 30, "\(tally)")
  }

  @Test("every feature is drawn for some cluster and missing from another, at the start or later")
  func features() throws {
    var early: [ClusterFeature: Int] = [:]
    var late: [ClusterFeature: Int] = [:]
    for seed in 1...200 {
      var random = RandomStream(seed: UInt64(seed))
      let traits = HistoryTraits(drawnFrom: &random)
      #expect(traits.features.isDisjoint(with: traits.lateFeatures))
      for feature in traits.features { early[feature, default: 0] += 1 }
      for feature in traits.lateFeatures { late[feature, default: 0] += 1 }
    }
    for feature in ClusterFeature.allCases {
      #expect((20..<180).contains(early[feature, default: 0]) && late[feature, default: 0] > 3, "\(feature)")
    }
  }

  @Test("what nodes, pods and objects have is what the features say", arguments: ClusterFeature.allCases)
  func feature(_ feature: ClusterFeature) throws {
    func isThere(_ features: Set<ClusterFeature>) -> Bool {
      let traits = HistoryTraits(features: features)
      var random = RandomStream(seed: 5)
      let nodes = (0..<60).map { RandomNodes(traits).node($0, &random) }
      let shapes = (0..<80).map { RandomPods(traits).shape($0, nodes: 60, &random) }
      return shows(feature, nodes, shapes, RandomObjects(traits).objects(nodes: 60, &random))
    }
    #expect(isThere([feature]))
    #expect(!isThere(Set(ClusterFeature.allCases).subtracting([feature])))
  }

  private func shows(
    _ feature: ClusterFeature, _ nodes: [Node], _ shapes: [PodShape], _ objects: ClusterObjects
  ) -> Bool {
    func constraints(_ action: TopologySpreadConstraint.Action) -> Bool {
      shapes.contains { $0.spec.topologySpreadConstraints.contains { $0.whenUnsatisfiable == action } }
    }
    func taints(_ effect: Taint.Effect) -> Bool { nodes.contains { $0.taints.contains { $0.effect == effect } } }
    func requests(_ isSo: (ResourceList) -> Bool) -> Bool {
      shapes.contains { $0.spec.containers.contains { isSo($0.resources.requests) } }
    }
    return switch feature {
    case .taints: taints(.noSchedule)
    case .softTaints: taints(.preferNoSchedule)
    case .cordons: nodes.contains(where: \.unschedulable)
    case .nodeSelectors: shapes.contains { !$0.spec.nodeSelector.isEmpty }
    case .preferredNodes: shapes.contains { !$0.spec.affinity.preferredNodes.isEmpty }
    case .pins: shapes.contains { !$0.spec.nodeName.isEmpty }
    case .hardSpread: constraints(.doNotSchedule)
    case .softSpread: constraints(.scheduleAnyway)
    case .requiredAffinity: shapes.contains { !$0.spec.affinity.requiredPods.isEmpty }
    case .antiAffinity: shapes.contains { !$0.spec.affinity.requiredAntiPods.isEmpty }
    case .preferredAffinity: shapes.contains { !$0.spec.affinity.preferredPods.isEmpty }
    case .services: !objects.services.isEmpty
    case .hostPorts: shapes.contains { !$0.hostPorts.isEmpty }
    case .images: nodes.contains { !$0.images.isEmpty }
    case .devices: nodes.contains { !$0.devices.isEmpty } && shapes.contains { $0.gpu != nil }
    case .extendedResources: nodes.contains { $0.allocatable.contains("example.com/fpga") }
    case .volumes: !objects.claims.isEmpty
    case .priorities: shapes.contains { $0.priority != 0 }
    case .containers: shapes.contains { !$0.spec.initContainers.isEmpty }
    case .missingRequests: requests { !$0.contains(.cpu) }
    case .oddNodes: nodes.contains { !$0.allocatable.contains(.pods) }
    case .missingLabels: nodes.contains { $0.metadata.labels[TopologyLabel.zone] == nil }
    }
  }

  @Test("steps of the rate 0 never come, and one kind alone is all there is where the others are 0")
  func rates() throws {
    for history in try play(
      1...20,
      adjusting: {
        $0.rates[.nodeRemoved] = 0; $0.rates[.completion] = -3
      })
    {
      #expect(history.tally.steps[.nodeRemoved] == nil && history.tally.steps[.completion] == nil)
    }
    let arrivals = try play(1...1) { traits in
      traits.rates = [.arrival: 1]
      traits.steps = 12
      traits.nodeCount = 3
    }
    #expect(arrivals[0].tally.steps == [.arrival: 12] && arrivals[0].tally.decisions == 12)
    #expect(try play(1...1) { $0.rates = [:] }[0].tally == HistoryTally())
  }

  @Test("large clusters have more than a hundred nodes, those of a number as many as they are told")
  func sizes() throws {
    for history in try play(1...3, size: .large) { #expect(history.view.nodeCount > 90) }
    #expect(try RandomHistory(seed: 1) { $0.nodeCount = 23 }.view.nodeCount == 23)
    #expect(try RandomHistory(seed: 1) { $0.nodeCount = -1 }.view.nodeCount == 0)
  }

  @Test("a policy that names a node which is not there is told so, and none of its pods is lost")
  func strangeNode() throws {
    for decision in [
      Decision.place(Placement(node: NodeID(99))),
      .preempt(PreemptionCandidate(node: NodeID(99), victims: [])),
    ] {
      var history = try RandomHistory(seed: 3) { $0.rates = [.arrival: 1] }
      #expect(throws: PlacementError.self) { try history.step { _, _ in decision } }
      try history.expectConserved()
    }
  }
}
