import StowageModel

/// The plugins of a profile at every extension point, and their weights: Kubernetes' default ones and what a configuration
/// changes about them (1.34 and 1.36, apis/config/v1/default_plugins.go and framework/runtime/framework.go).
struct EffectivePlugins {
  private let plugins: SchedulerPlugins
  private let everywhere: [SchedulerPluginSet.Plugin]

  /// `plugins` merged with `defaults`, which stand at `multiPoint`.
  ///
  /// Default plugins that are switched off go, those that are switched on anew keep their place and take the new weight,
  /// and all others that are switched on follow. One that is switched off and on is one of these others.
  init(_ plugins: SchedulerPlugins, defaults: [SchedulerPluginSet.Plugin]) {
    self.plugins = plugins
    let custom = plugins.multiPoint
    var everywhere: [SchedulerPluginSet.Plugin] = []
    if !custom.disabled.contains(SchedulerPluginSet.everything) {
      for plugin in defaults where !custom.disabled.contains(plugin.name) {
        everywhere.append(custom.enabled.first { $0.name == plugin.name } ?? plugin)
      }
    }
    for plugin in custom.enabled where !everywhere.contains(where: { $0.name == plugin.name }) {
      everywhere.append(plugin)
    }
    self.everywhere = everywhere
  }

  /// The plugins at `point`, in the order in which they are asked: first those that stand there and everywhere, in the order
  /// of the point; then those that stand everywhere; then those that stand there alone or were switched off there as well.
  func names(at point: SchedulerExtensionPoint) -> [SchedulerPluginName] {
    let set = plugins[point]
    let there = set.enabled.map(\.name)
    if set.disabled.contains(SchedulerPluginSet.everything) { return there.compactMap(SchedulerPluginName.init) }
    let everywhere = everywhere.map(\.name).filter {
      !set.disabled.contains($0) && SchedulerPluginName(rawValue: $0)?.extensionPoints.contains(point) ?? false
    }
    let order =
      there.filter(everywhere.contains) + everywhere.filter { !there.contains($0) }
      + there.filter { !everywhere.contains($0) }
    return order.compactMap(SchedulerPluginName.init)
  }

  /// The factor of a plugin's scores: what is said at `score` goes before what is said at `multiPoint`, and 1 stands for 0.
  func weight(of plugin: SchedulerPluginName) -> Int64 {
    let stated = (plugins[.score].enabled + everywhere).first { $0.name == plugin.rawValue }?.weight ?? 0
    return stated == 0 ? 1 : Int64(stated)
  }
}
