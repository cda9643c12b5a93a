import StowageKernel
import StowageModel
import StowageScheduling
import Testing

struct MergingTests {
  private typealias Set = SchedulerPluginSet

  private static let filters = [
    "NodeUnschedulable", "NodeName", "TaintToleration", "NodeAffinity", "NodePorts", "NodeResourcesFit",
    "VolumeRestrictions", "NodeVolumeLimits", "VolumeBinding", "VolumeZone", "PodTopologySpread", "InterPodAffinity",
  ]
  private static let weights = [
    "TaintToleration 3", "NodeAffinity 2", "NodeResourcesFit 1", "PodTopologySpread 2", "InterPodAffinity 2",
    "NodeResourcesBalancedAllocation 1", "ImageLocality 1",
  ]

  @Test("an empty configuration is the default profile", arguments: KubernetesVersion.allCases)
  func defaults(version: KubernetesVersion) throws {
    let profile = try profile(version: version)
    let defaults = KubernetesProfile.defaults(version)
    #expect(profile.schedulerName == "default-scheduler")
    #expect(profile.version == version)
    #expect(
      profile.kubernetesFilters
        == Self.filters + (version == .v1_34 ? [] : ["NodeDeclaredFeatures"]))
    #expect(profile.filters.map { "\($0)" } == defaults.filters.map { "\($0)" })
    #expect(profile.weights == Self.weights)
    #expect(profile.scorers.map { "\($0)" } == defaults.scorers.map { "\($0)" })
    #expect(profile.sampling == .adaptive)
    #expect(profile.preemption == PreemptionSettings())
    #expect(profile.queue == QueueSettings())
  }

  @Test("back-off, preemption and names come from the file, and a profile's share of nodes goes before that of all")
  func settings() throws {
    let configuration = KubeSchedulerConfiguration(
      profiles: [
        KubeSchedulerProfile(schedulerName: "a"),
        KubeSchedulerProfile(
          schedulerName: "b", percentageOfNodesToScore: 0,
          pluginConfig: [
            .defaultPreemption(DefaultPreemptionArgs(minCandidateNodesPercentage: 3, minCandidateNodesAbsolute: 7))
          ]),
      ], percentageOfNodesToScore: 70, podInitialBackoffSeconds: 2, podMaxBackoffSeconds: 30)
    let profiles = try KubernetesProfile.profiles(of: configuration, version: .v1_36)
    #expect(profiles.map(\.schedulerName) == ["a", "b"])
    #expect(profiles.map(\.sampling) == [NodeSampling(percentage: 70), .adaptive])
    #expect(
      profiles.map(\.preemption) == [
        PreemptionSettings(), PreemptionSettings(minCandidateNodesPercentage: 3, minCandidateNodesAbsolute: 7),
      ])
    let queue = QueueSettings(initialBackoff: .seconds(2), maxBackoff: .seconds(30))
    #expect(profiles.map(\.queue) == [queue, queue])
  }

  @Test("a plugin switched off at multiPoint is off everywhere")
  func offEverywhere() throws {
    let profile = try profile(
      SchedulerPlugins(multiPoint: Set(disabled: ["PodTopologySpread", "ImageLocality", "DefaultPreemption"])))
    #expect(profile.kubernetesFilters == Self.filters.filter { $0 != "PodTopologySpread" })
    #expect(profile.weights == Self.weights.filter { $0 != "PodTopologySpread 2" && $0 != "ImageLocality 1" })
    #expect(profile.preemption == nil)
  }

  @Test("a plugin switched off at filter scores as before, and one switched off at score filters as before")
  func offAtOnePoint() throws {
    let profile = try profile(
      SchedulerPlugins([
        .filter: Set(disabled: ["TaintToleration", "InterPodAffinity"]), .score: Set(disabled: ["PodTopologySpread"]),
      ]))
    #expect(profile.kubernetesFilters == Self.filters.filter { $0 != "TaintToleration" && $0 != "InterPodAffinity" })
    #expect(profile.weights == Self.weights.filter { $0 != "PodTopologySpread 2" })
  }

  // What VolumeRestrictions, VolumeZone and NodeAffinity say before any node is looked at stays.
  @Test("everything can be switched off at one point")
  func everythingOff() throws {
    let profile = try profile(
      SchedulerPlugins(
        multiPoint: Set(disabled: ["VolumeBinding"]),
        [.filter: Set(disabled: ["*"]), .postFilter: Set(disabled: ["*"])]))
    #expect(profile.kubernetesFilters == ["NodeAffinity", "VolumeRestrictions", "VolumeZone"])
    #expect(profile.weights == Self.weights)
    #expect(profile.preemption == nil)
  }

  // A weight at score alone; none at score is 1 though the default is 2; what stands at score comes first, in its order,
  // then the rest of multiPoint.
  @Test("what is switched on at score comes first and has the weight given there, or 1")
  func weightsAtScore() throws {
    let profile = try profile(
      SchedulerPlugins([
        .score: Set(enabled: [.init("ImageLocality", weight: 10), .init("PodTopologySpread")])
      ]))
    #expect(
      profile.weights == [
        "ImageLocality 10", "PodTopologySpread 1", "TaintToleration 3", "NodeAffinity 2", "NodeResourcesFit 1",
        "InterPodAffinity 2", "NodeResourcesBalancedAllocation 1",
      ])
  }

  @Test("a default plugin switched on at multiPoint keeps its place and takes the weight given there, or 1")
  func weightsAtMultiPoint() throws {
    let profile = try profile(
      SchedulerPlugins(multiPoint: Set(enabled: [.init("ImageLocality", weight: 4), .init("TaintToleration")])))
    #expect(
      profile.weights == [
        "TaintToleration 1", "NodeAffinity 2", "NodeResourcesFit 1", "PodTopologySpread 2", "InterPodAffinity 2",
        "NodeResourcesBalancedAllocation 1", "ImageLocality 4",
      ])
    #expect(profile.kubernetesFilters == Self.filters)
  }

  @Test("the weight at score goes before that at multiPoint, 0 is 1, and a weight can be below 0")
  func weightOrder() throws {
    let profile = try profile(
      SchedulerPlugins(
        multiPoint: Set(enabled: [.init("ImageLocality", weight: 4), .init("NodeAffinity", weight: 0)]),
        [.score: Set(enabled: [.init("ImageLocality", weight: 6), .init("NodeResourcesFit", weight: -2)])]))
    #expect(
      profile.weights.prefix(4) == ["ImageLocality 6", "NodeResourcesFit -2", "TaintToleration 3", "NodeAffinity 1"])
  }

  @Test("a plugin switched off and on at one point is on, behind all others")
  func offAndOn() throws {
    let atScore = try profile(
      SchedulerPlugins([
        .score: Set(enabled: [.init("TaintToleration", weight: 9)], disabled: ["TaintToleration"])
      ]))
    #expect(atScore.weights == Self.weights.dropFirst() + ["TaintToleration 9"])
    let everywhere = try profile(
      SchedulerPlugins(
        multiPoint: Set(enabled: [.init("TaintToleration", weight: 9)], disabled: ["TaintToleration"])))
    #expect(everywhere.weights == Self.weights.dropFirst() + ["TaintToleration 9"])
    #expect(everywhere.kubernetesFilters == Self.filters.filter { $0 != "TaintToleration" } + ["TaintToleration"])
  }

  @Test("with all of multiPoint switched off, only what is switched on is there")
  func onlyChosen() throws {
    let names = ["SchedulingGates", "PrioritySort", "DefaultBinder", "NodeResourcesFit", "NodeName"]
    let profile = try profile(
      SchedulerPlugins(multiPoint: Set(enabled: names.map { .init($0) }, disabled: ["*"])))
    #expect(profile.kubernetesFilters == ["NodeResourcesFit", "NodeName"])
    #expect(profile.weights == ["NodeResourcesFit 1"])
    #expect(profile.preemption == nil)
  }

  @Test("with all of score switched off, only what is switched on there scores, in its order")
  func onlyChosenAtScore() throws {
    let profile = try profile(
      SchedulerPlugins([
        .score: Set(enabled: [.init("ImageLocality"), .init("NodeResourcesFit", weight: 3)], disabled: ["*"])
      ]))
    #expect(profile.weights == ["ImageLocality 1", "NodeResourcesFit 3"])
    #expect(profile.kubernetesFilters == Self.filters)
  }

  @Test("filters are asked in the order of the point where one is given")
  func filterOrder() throws {
    let profile = try profile(
      SchedulerPlugins([.filter: Set(enabled: [.init("NodeResourcesFit"), .init("NodeName")])]))
    let rest = Self.filters.filter { $0 != "NodeResourcesFit" && $0 != "NodeName" }
    #expect(profile.kubernetesFilters == ["NodeResourcesFit", "NodeName"] + rest)
  }

  @Test("each version scores balance by its own rule")
  func versions() throws {
    for (version, rule) in [(KubernetesVersion.v1_34, "evenness"), (.v1_36, "improvement")] {
      let scorer = try profile(version: version).scorer("NodeResourcesBalancedAllocation")
      #expect("\(try #require(scorer as? NodeResourcesBalancedAllocation).rule)" == rule)
    }
  }
}

extension MergingTests {
  @Test("a plugin that only 1.36 has is on there by default, and refused by name for 1.34")
  func laterPlugin() throws {
    let configuration = KubeSchedulerConfiguration(profiles: [
      KubeSchedulerProfile(
        plugins: SchedulerPlugins(multiPoint: SchedulerPluginSet(enabled: [.init("NodeDeclaredFeatures")])))
    ])
    let later = try KubernetesProfile.profiles(of: configuration, version: .v1_36)
    #expect(later.first?.filters.map(\.name).contains("NodeDeclaredFeatures") == true)
    let error = try #require(throws: SchedulerConfigurationError.self) {
      try KubernetesProfile.profiles(of: configuration, version: .v1_34)
    }
    #expect("\(error)".contains("NodeDeclaredFeatures, which kube-scheduler has from 1.36 on"))
  }
}

extension KubernetesProfile {
  /// The names of the filters, the rule for shares of GPUs left out, which is none of Kubernetes'.
  fileprivate var kubernetesFilters: [String] { filters.map(\.name).filter { $0 != "GPUDevices" } }
}
