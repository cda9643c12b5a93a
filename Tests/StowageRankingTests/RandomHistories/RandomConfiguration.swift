import StowageKernel
import StowageModel
import StowageScheduling
import StowageTesting

/// Settings of kube-scheduler as files give them: other strategies, weights, resources and constraints, and plugins that
/// are switched off.
enum RandomConfiguration {
  /// A profile of a random configuration.
  static func profile(_ random: inout RandomStream) throws -> KubernetesProfile? {
    let version = random.one(of: KubernetesVersion.allCases)
    let configuration = KubeSchedulerConfiguration(profiles: [
      KubeSchedulerProfile(
        percentageOfNodesToScore: random.one(of: [nil, 10, 100]), plugins: plugins(&random),
        pluginConfig: arguments(&random))
    ])
    return try KubernetesProfile.profiles(of: configuration, version: version).first
  }

  private static func plugins(_ random: inout RandomStream) -> SchedulerPlugins {
    var score = SchedulerPluginSet()
    let scorers: [SchedulerPluginName] = [
      .taintToleration, .nodeAffinity, .nodeResourcesFit, .podTopologySpread, .interPodAffinity,
      .nodeResourcesBalancedAllocation, .imageLocality,
    ]
    for name in scorers {
      switch random.next(below: 4) {
      case 0: score.disabled.append(name.rawValue)
      case 1:
        score.disabled.append(name.rawValue)
        score.enabled.append(.init(name.rawValue, weight: Int32(random.number(in: 1...20))))
      default: break
      }
    }
    let filters: [SchedulerPluginName] = [
      .nodeUnschedulable, .taintToleration, .nodePorts, .nodeResourcesFit, .podTopologySpread, .interPodAffinity,
    ]
    let filter = SchedulerPluginSet(disabled: filters.filter { _ in random.once(in: 8) }.map(\.rawValue))
    return SchedulerPlugins([.score: score, .filter: filter])
  }

  private static func arguments(_ random: inout RandomStream) -> [SchedulerPluginArguments] {
    var arguments: [SchedulerPluginArguments] = []
    if random.once(in: 2) { arguments.append(.nodeResourcesFit(fit(&random))) }
    if random.once(in: 3) {
      let resources = random.one(of: [[ResourceSpec(.cpu)], ResourceSpec.defaults + [ResourceSpec("example.com/fpga")]])
      arguments.append(.nodeResourcesBalancedAllocation(.init(resources: resources)))
    }
    if random.once(in: 2) {
      arguments.append(
        .interPodAffinity(
          .init(
            hardPodAffinityWeight: random.one(of: [0, 1, 100]), ignorePreferredTermsOfExistingPods: random.once(in: 2))
        ))
    }
    if random.once(in: 2) { arguments.append(.podTopologySpread(spread(&random))) }
    if random.once(in: 4) { arguments.append(.nodeAffinity(affinity(&random))) }
    if random.once(in: 4) {
      arguments.append(.defaultPreemption(.init(minCandidateNodesPercentage: 10, minCandidateNodesAbsolute: 2)))
    }
    return arguments
  }

  private static func fit(_ random: inout RandomStream) -> NodeResourcesFitArgs {
    let type = random.one(of: ScoringStrategy.Kind.allCases)
    var resources = random.one(of: [ResourceSpec.defaults, [ResourceSpec(.cpu, weight: 3), ResourceSpec(.memory)]])
    if random.once(in: 3) { resources.append(ResourceSpec("example.com/fpga", weight: 5)) }
    let rising = [UtilizationShapePoint(utilization: 0, score: 0), UtilizationShapePoint(utilization: 100, score: 10)]
    let bent = [
      UtilizationShapePoint(utilization: 10, score: 9), UtilizationShapePoint(utilization: 60, score: 2),
      UtilizationShapePoint(utilization: 90, score: 5),
    ]
    return NodeResourcesFitArgs(
      ignoredResources: random.once(in: 4) ? ["example.com/none"] : [],
      scoringStrategy: ScoringStrategy(
        type: type, resources: resources,
        shape: type == .requestedToCapacityRatio ? random.one(of: [rising, bent]) : nil))
  }

  private static func spread(_ random: inout RandomStream) -> PodTopologySpreadArgs {
    PodTopologySpreadArgs(
      defaultConstraints: [TopologyLabel.zone, TopologyLabel.hostname].filter { _ in random.once(in: 2) }.map {
        TopologySpreadConstraint(
          maxSkew: Int32(random.number(in: 1...2)), topologyKey: $0,
          whenUnsatisfiable: random.one(of: TopologySpreadConstraint.Action.allCases), labelSelector: nil)
      }, defaultingType: .list)
  }

  private static func affinity(_ random: inout RandomStream) -> NodeAffinityArgs {
    let term = NodeSelectorTerm(matchExpressions: [.init(key: "disk", operator: .in, values: ["ssd"])])
    return random.once(in: 3)
      ? NodeAffinityArgs(requiredNodes: NodeSelector(nodeSelectorTerms: [term]))
      : NodeAffinityArgs(preferredNodes: [PreferredSchedulingTerm(weight: 40, preference: term)])
  }
}
