import StowageModel
import Testing

/// What a file can't say but code can; what files say wrong is tested with their reader.
struct SchedulerConfigurationValidationTests {
  private func refusal(_ arguments: SchedulerPluginArguments) -> String {
    let configuration = KubeSchedulerConfiguration(profiles: [KubeSchedulerProfile(pluginConfig: [arguments])])
    do {
      try configuration.validate()
      return ""
    } catch {
      return error.description
    }
  }

  @Test("the default configuration is valid")
  func defaults() throws { try KubeSchedulerConfiguration().validate() }

  @Test("a score without resources is refused")
  func noResources() {
    #expect(
      refusal(.nodeResourcesFit(NodeResourcesFitArgs(scoringStrategy: ScoringStrategy(resources: []))))
        == "profiles[0].pluginConfig[0].args.scoringStrategy.resources: expected at least one resource,"
        + " found no resources")
    #expect(
      refusal(.nodeResourcesBalancedAllocation(NodeResourcesBalancedAllocationArgs(resources: [])))
        == "profiles[0].pluginConfig[0].args.resources: expected at least one resource, found no resources")
  }

  @Test("a configuration without profiles is refused")
  func noProfiles() {
    #expect(
      throws: SchedulerConfigurationError(path: [.field("profiles")], found: "an empty list", expected: "a profile")
    ) {
      try KubeSchedulerConfiguration(profiles: []).validate()
    }
  }

  @Test("a set of plugins that says nothing is as good as none")
  func emptySets() {
    var plugins = SchedulerPlugins([.score: SchedulerPluginSet()])
    #expect(plugins == SchedulerPlugins())
    plugins[.score].disabled = ["NodeAffinity"]
    #expect(plugins != SchedulerPlugins())
    plugins[.score].disabled = []
    #expect(plugins == SchedulerPlugins())
  }

  @Test("every name of a plugin is known once, with at least one point")
  func names() {
    let names =
      SchedulerPluginName.allCases.map(\.rawValue) + SchedulerPluginName.unsupported + SchedulerPluginName.removed
    #expect(Set(names).count == names.count)
    #expect(SchedulerPluginName.allCases.allSatisfy { !$0.extensionPoints.isEmpty })
  }
}
