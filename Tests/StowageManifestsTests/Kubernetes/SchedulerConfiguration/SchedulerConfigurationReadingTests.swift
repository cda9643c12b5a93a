import StowageManifests
import StowageModel
import Testing

/// The configuration of a file with these lines below `apiVersion` and `kind`.
func configuration(_ text: String) throws -> KubeSchedulerConfiguration {
  let head = "apiVersion: kubescheduler.config.k8s.io/v1\nkind: KubeSchedulerConfiguration\n"
  return try SchedulerConfigurationReader().read(bytes: Array((head + text).utf8), file: "test.yaml").configuration
}

struct SchedulerConfigurationReadingTests {
  @Test("every field of a full file is read")
  func fullFile() throws {
    let configuration = try configuration(
      """
      parallelism: 8
      leaderElection: {leaderElect: true, resourceName: kube-scheduler, leaseDuration: 15s}
      clientConnection: {kubeconfig: /etc/kubernetes/scheduler.conf, qps: 50, burst: 100}
      healthzBindAddress: 0.0.0.0:10251
      metricsBindAddress: 0.0.0.0:10251
      enableProfiling: false
      enableContentionProfiling: true
      delayCacheUntilActive: true
      percentageOfNodesToScore: 50
      podInitialBackoffSeconds: 2
      podMaxBackoffSeconds: 60
      extenders: []
      profiles:
        - schedulerName: default-scheduler
        - schedulerName: packing
          percentageOfNodesToScore: 100
          plugins:
            multiPoint:
              enabled: [{name: ImageLocality, weight: 4}]
              disabled: [{name: DynamicResources}]
            preScore: {disabled: [{name: PodTopologySpread}]}
            score:
              enabled: [{name: NodeResourcesFit, weight: 5}, {name: NodeAffinity}]
              disabled: [{name: "*"}]
          pluginConfig:
            - name: NodeResourcesFit
              args:
                apiVersion: kubescheduler.config.k8s.io/v1
                kind: NodeResourcesFitArgs
                ignoredResources: [example.com/fpga]
                ignoredResourceGroups: [vendor.io]
                scoringStrategy:
                  type: RequestedToCapacityRatio
                  resources: [{name: nvidia.com/gpu, weight: 5}, {name: cpu}, {name: memory, weight: 0}]
                  requestedToCapacityRatio:
                    shape: [{utilization: 0, score: 0}, {utilization: 100, score: 10}]
            - name: NodeResourcesBalancedAllocation
              args: {resources: [{name: cpu, weight: 1}, {name: nvidia.com/gpu}]}
            - name: DefaultPreemption
              args: {minCandidateNodesPercentage: 5, minCandidateNodesAbsolute: 20}
            - name: InterPodAffinity
              args: {hardPodAffinityWeight: 0, ignorePreferredTermsOfExistingPods: true}
            - name: VolumeBinding
              args: {bindTimeoutSeconds: 100}
            - name: NodeAffinity
              args:
                addedAffinity:
                  requiredDuringSchedulingIgnoredDuringExecution:
                    nodeSelectorTerms:
                      - matchExpressions: [{key: pool, operator: In, values: [a]}]
                  preferredDuringSchedulingIgnoredDuringExecution:
                    - weight: 7
                      preference: {matchFields: [{key: metadata.name, operator: In, values: [n1]}]}
            - name: PodTopologySpread
              args:
                defaultingType: List
                defaultConstraints:
                  - {maxSkew: 1, topologyKey: topology.kubernetes.io/zone, whenUnsatisfiable: DoNotSchedule, minDomains: 2}
                  - {maxSkew: 2, topologyKey: rack, whenUnsatisfiable: ScheduleAnyway, nodeTaintsPolicy: Honor}
      """)
    #expect(configuration.parallelism == 8)
    #expect(configuration.percentageOfNodesToScore == 50)
    #expect(configuration.podInitialBackoffSeconds == 2)
    #expect(configuration.podMaxBackoffSeconds == 60)
    try #require(configuration.profiles.count == 2)
    #expect(configuration.profiles[0] == KubeSchedulerProfile(schedulerName: "default-scheduler"))

    let profile = configuration.profiles[1]
    #expect(profile.schedulerName == "packing")
    #expect(profile.percentageOfNodesToScore == 100)
    #expect(
      profile.plugins
        == SchedulerPlugins(
          multiPoint: SchedulerPluginSet(enabled: [.init("ImageLocality", weight: 4)], disabled: ["DynamicResources"]),
          [
            .preScore: SchedulerPluginSet(disabled: ["PodTopologySpread"]),
            .score: SchedulerPluginSet(
              enabled: [.init("NodeResourcesFit", weight: 5), .init("NodeAffinity")], disabled: ["*"]),
          ]))
    #expect(
      profile.pluginConfig == [
        .nodeResourcesFit(
          NodeResourcesFitArgs(
            ignoredResources: ["example.com/fpga"], ignoredResourceGroups: ["vendor.io"],
            scoringStrategy: ScoringStrategy(
              type: .requestedToCapacityRatio,
              resources: [ResourceSpec("nvidia.com/gpu", weight: 5), ResourceSpec(.cpu), ResourceSpec(.memory)],
              shape: [.init(utilization: 0, score: 0), .init(utilization: 100, score: 10)]))),
        .nodeResourcesBalancedAllocation(
          NodeResourcesBalancedAllocationArgs(resources: [ResourceSpec(.cpu), ResourceSpec("nvidia.com/gpu")])),
        .defaultPreemption(DefaultPreemptionArgs(minCandidateNodesPercentage: 5, minCandidateNodesAbsolute: 20)),
        .interPodAffinity(InterPodAffinityArgs(hardPodAffinityWeight: 0, ignorePreferredTermsOfExistingPods: true)),
        .volumeBinding(VolumeBindingArgs(bindTimeoutSeconds: 100)),
        .nodeAffinity(
          NodeAffinityArgs(
            requiredNodes: NodeSelector(nodeSelectorTerms: [
              NodeSelectorTerm(matchExpressions: [.init(key: "pool", operator: .in, values: ["a"])])
            ]),
            preferredNodes: [
              PreferredSchedulingTerm(
                weight: 7,
                preference: NodeSelectorTerm(matchFields: [.init(key: "metadata.name", operator: .in, values: ["n1"])]))
            ])),
        .podTopologySpread(
          PodTopologySpreadArgs(
            defaultConstraints: [
              TopologySpreadConstraint(
                maxSkew: 1, topologyKey: "topology.kubernetes.io/zone", whenUnsatisfiable: .doNotSchedule,
                labelSelector: nil, minDomains: 2),
              TopologySpreadConstraint(
                maxSkew: 2, topologyKey: "rack", whenUnsatisfiable: .scheduleAnyway, labelSelector: nil,
                nodeTaintsPolicy: .honor),
            ], defaultingType: .list)),
      ])
  }

  @Test(
    "what is not said is Kubernetes' default",
    arguments: ["", "profiles: []\n", "profiles: [{}]\n", "profiles: [{schedulerName: null}]\n"])
  func defaults(text: String) throws {
    let configuration = try configuration(text)
    #expect(configuration == KubeSchedulerConfiguration())
    #expect(configuration.parallelism == 16)
    #expect(configuration.percentageOfNodesToScore == nil)
    #expect(configuration.podInitialBackoffSeconds == 1)
    #expect(configuration.podMaxBackoffSeconds == 10)
    #expect(configuration.profiles == [KubeSchedulerProfile(schedulerName: "default-scheduler")])
  }

  @Test("empty arguments are the default ones")
  func defaultArguments() throws {
    let profile = try #require(
      configuration(
        """
        profiles:
          - pluginConfig:
              - {name: NodeResourcesFit, args: {scoringStrategy: {type: MostAllocated}}}
              - {name: NodeResourcesBalancedAllocation, args: {}}
              - {name: DefaultPreemption, args: {}}
              - {name: InterPodAffinity, args: {}}
              - {name: NodeAffinity, args: {}}
              - {name: PodTopologySpread, args: {}}
              - {name: VolumeBinding, args: {}}
        """
      ).profiles.first)
    #expect(profile.nodeResourcesFit == NodeResourcesFitArgs(scoringStrategy: ScoringStrategy(type: .mostAllocated)))
    #expect(profile.nodeResourcesFit.scoringStrategy.resources == [ResourceSpec(.cpu), ResourceSpec(.memory)])
    #expect(profile.nodeResourcesBalancedAllocation == NodeResourcesBalancedAllocationArgs())
    #expect(profile.defaultPreemption == DefaultPreemptionArgs())
    #expect(profile.interPodAffinity == InterPodAffinityArgs())
    #expect(profile.nodeAffinity == NodeAffinityArgs())
    #expect(profile.podTopologySpread == PodTopologySpreadArgs())
  }

  @Test("JSON is read as well")
  func json() throws {
    let text = """
      {"apiVersion": "kubescheduler.config.k8s.io/v1", "kind": "KubeSchedulerConfiguration", "parallelism": 1}
      """
    let file = try SchedulerConfigurationReader().read(bytes: Array(text.utf8), file: "test.json")
    #expect(file.configuration.parallelism == 1)
  }

  @Test("an error that is found later is told with its place, as near as the file goes")
  func located() throws {
    let text = """
      apiVersion: kubescheduler.config.k8s.io/v1
      kind: KubeSchedulerConfiguration
      profiles:
        - schedulerName: a
          plugins:
            filter: {disabled: [{name: NodePorts}]}
      """
    let file = try SchedulerConfigurationReader().read(bytes: Array(text.utf8), file: "test.yaml")
    func located(_ steps: [SchedulerConfigurationError.Step]) -> String {
      file.located(SchedulerConfigurationError(path: steps, found: "fault")).description
    }
    let plugins: [SchedulerConfigurationError.Step] = [.field("profiles"), .element(0), .field("plugins")]
    #expect(located(plugins + [.field("filter")]) == "test.yaml:6: profiles[0].plugins.filter: fault")
    #expect(located(plugins + [.field("bind")]) == "test.yaml:6: profiles[0].plugins.bind: fault")
    #expect(located([.field("profiles"), .element(4)]) == "test.yaml:4: profiles[4]: fault")
    #expect(located([]) == "test.yaml:1: fault")
  }
}
