import StowageCluster
import StowageKernel
import StowageModel
import StowageRanking
import StowageScheduling
import StowageTesting
import Testing

struct NeighbourPathTests {
  /// What makes neighbours matter, and what decides which nodes their pods count on.
  private static let features: Set<ClusterFeature> = [
    .hardSpread, .softSpread, .requiredAffinity, .antiAffinity, .preferredAffinity, .services, .missingLabels,
    .nodeSelectors, .preferredNodes, .taints, .softTaints, .cordons, .priorities,
  ]

  /// Both paths of a policy decide alike about pods with such wants, while pods come and go, their deletion is asked for,
  /// nodes and objects change, and logs forget soon.
  private func run(_ policy: any ConfigurablePolicy, seed: Int, nodes count: Int, steps: Int) throws {
    let tally = try expectSameDecisions(
      onBothPathsOf: policy, seeds: UInt64(seed)...UInt64(seed), purpose: "neighbour path"
    ) { traits in
      traits.features = Self.features
      traits.lateFeatures = []
      traits.nodeCount = count
      traits.shapeCount = 10
      traits.novelty = 0
      traits.steps = steps
      traits.rates = [
        .arrival: 52, .completion: 12, .eviction: 2, .unbinding: 2, .termination: 6, .objectsChanged: 2,
        .shapeReplaced: 2, .nodeChanged: 2, .nodeTainted: 1, .nodeCordoned: 1, .nodeAdded: 1, .nodeRemoved: 1,
      ]
      traits.logCapacity = [1, 8, 40, 4_000][seed % 4]
      // Shapes are forgotten soon, so that their slots are given to others.
      traits.unusedShapes = seed % 3
    }
    #expect(tally.placed > 10)
  }

  @Test("pods about which neighbours have a say are decided alike on both paths", arguments: 1...60)
  func kubernetes(seed: Int) throws {
    var profile = KubernetesProfile.defaults(seed % 2 == 0 ? .v1_34 : .v1_36)
    if seed % 3 == 0 { profile.sampling = .all }
    let policy = KubernetesScheduler(profile: profile, tieBreak: TieBreak.allCases[seed % 3])
    try run(policy, seed: seed, nodes: 4 + seed % 30, steps: 200)
  }

  @Test("and where only a part of the nodes is looked at", arguments: 1...16)
  func sampled(seed: Int) throws {
    let policy = KubernetesScheduler(profile: .defaults(.v1_36), tieBreak: TieBreak.allCases[seed % 3])
    try run(policy, seed: seed, nodes: 101 + seed * 13, steps: 150)
  }

  @Test("and with other settings of the two plugins", arguments: 1...60)
  func settings(seed: Int) throws {
    let affinity = InterPodAffinity(
      hardPodAffinityWeight: [0, 1, 50][seed % 3], ignoresPreferredTermsOfExistingPods: seed % 2 == 0)
    let spread = PodTopologySpread(
      defaults: .list([
        TopologySpreadConstraint(
          maxSkew: 2, topologyKey: TopologyLabel.zone,
          whenUnsatisfiable: seed % 4 < 2 ? .doNotSchedule : .scheduleAnyway, labelSelector: nil)
      ]))
    let policy = Profile(
      name: "two", filters: [NodeUnschedulable(), TaintToleration(), NodeResourcesFit(), affinity, spread],
      scorers: [
        .init(affinity, weight: 3), .init(spread, weight: 2), .init(TaintToleration()), .init(NodeAffinity()),
      ], tieBreak: TieBreak.allCases[seed % 3])
    try run(policy, seed: seed, nodes: 4 + seed % 30, steps: 200)
  }
}
