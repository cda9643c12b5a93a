import StowageKernel
import StowageModel
import StowageScheduling
import Testing

struct RandomPluginsTests {
  /// Some plugins switched on and off at random at `multiPoint`, `filter` and `score`.
  private func randomPlugins(seed: Int) -> SchedulerPlugins {
    var random = RandomStream(seed: UInt64(seed))
    func some(_ names: [SchedulerPluginName], oneIn chance: Int) -> [SchedulerPluginName] {
      var some = names.filter { _ in random.next(below: chance) == 0 }
      for last in some.indices.dropFirst().reversed() { some.swapAt(last, random.next(below: last + 1)) }
      return some
    }
    func set(_ names: [SchedulerPluginName]) -> SchedulerPluginSet {
      var disabled = some(names, oneIn: 5).map(\.rawValue)
      if random.next(below: 6) == 0 { disabled.append("*") }
      let enabled = some(names, oneIn: 4).map {
        SchedulerPluginSet.Plugin($0.rawValue, weight: Int32(random.next(below: 5)))
      }
      return SchedulerPluginSet(enabled: enabled, disabled: disabled)
    }
    let all = SchedulerPluginName.allCases
    var everywhere = set(all)
    // These must be on, and with them off nearly every draw would be refused.
    let needed = ["SchedulingGates", "PrioritySort", "DefaultBinder"]
    everywhere.disabled.removeAll(where: needed.contains)
    if everywhere.disabled.contains("*") {
      everywhere.enabled.removeAll { needed.contains($0.name) }
      everywhere.enabled += needed.map { .init($0) }
    }
    var plugins = SchedulerPlugins(multiPoint: everywhere)
    for point in [SchedulerExtensionPoint.filter, .score] {
      plugins[point] = set(all.filter { $0.extensionPoints.contains(point) })
    }
    return plugins
  }

  /// The names at a point as a set: what is on everywhere and not off there, and what is on there.
  private func expected(_ plugins: SchedulerPlugins, at point: SchedulerExtensionPoint) -> Set<String> {
    func isOff(_ name: String, _ set: SchedulerPluginSet) -> Bool {
      set.disabled.contains(name) || set.disabled.contains("*")
    }
    let having = SchedulerPluginName.allCases.filter { $0.extensionPoints.contains(point) }.map(\.rawValue)
    let everywhere = having.filter { name in
      plugins.multiPoint.enabled.contains { $0.name == name } || !isOff(name, plugins.multiPoint)
    }
    return Set(everywhere.filter { !isOff($0, plugins[point]) }).union(plugins[point].enabled.map(\.name))
  }

  @Test("whatever is switched on and off, exactly the plugins that are on are asked, each once", arguments: 1...300)
  func merging(seed: Int) throws {
    let plugins = randomPlugins(seed: seed)
    let configuration = KubeSchedulerConfiguration(profiles: [KubeSchedulerProfile(plugins: plugins)])
    let profile: KubernetesProfile
    do {
      profile = try #require(try KubernetesProfile.profiles(of: configuration, version: .v1_34).first)
    } catch is SchedulerConfigurationError {
      return
    }
    let unscored: Set = ["VolumeBinding", "DynamicResources"]
    let scorers = profile.scorers.map(\.plugin.name)
    #expect(Set(scorers) == expected(plugins, at: .score).subtracting(unscored), "seed \(seed)")
    #expect(Set(scorers).count == scorers.count, "seed \(seed)")
    // A plugin that is off at filter can still have its say before any node is looked at.
    let early: Set = ["NodeAffinity", "VolumeRestrictions", "VolumeBinding", "VolumeZone"]
    let filters = profile.filters.map(\.name).filter { $0 != "GPUDevices" }
    #expect(
      Set(filters).subtracting(early)
        == expected(plugins, at: .filter).subtracting(early).subtracting(["DynamicResources"]), "seed \(seed)")
    #expect(
      Set(filters).intersection(early)
        == expected(plugins, at: .filter).union(expected(plugins, at: .preFilter)).intersection(early), "seed \(seed)")
    for scorer in profile.scorers {
      let stated = (plugins[.score].enabled + plugins.multiPoint.enabled).first { $0.name == scorer.plugin.name }
      if let weight = stated?.weight { #expect(scorer.weight == Int64(max(weight, 1)), "seed \(seed)") }
    }
  }

  @Test("enough of the random plugins can be followed for the test to mean something")
  func share() {
    let followed = (1...300).count { seed in
      let configuration = KubeSchedulerConfiguration(profiles: [
        KubeSchedulerProfile(plugins: randomPlugins(seed: seed))
      ])
      return (try? KubernetesProfile.profiles(of: configuration, version: .v1_34)) != nil
    }
    #expect(followed >= 30)
  }
}
