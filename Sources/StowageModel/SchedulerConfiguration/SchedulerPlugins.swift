/// What a profile changes about Kubernetes' default plugins (`Plugins`).
public struct SchedulerPlugins: Hashable, Sendable {
  /// Plugins at every extension point that they have; Kubernetes' default plugins stand here.
  public var multiPoint: SchedulerPluginSet
  private var sets: [SchedulerExtensionPoint: SchedulerPluginSet]

  /// The default plugins, changed by `multiPoint` at all points and by `sets` at single ones.
  public init(
    multiPoint: SchedulerPluginSet = SchedulerPluginSet(), _ sets: [SchedulerExtensionPoint: SchedulerPluginSet] = [:]
  ) {
    self.multiPoint = multiPoint
    self.sets = sets.filter { $0.value != SchedulerPluginSet() }
  }

  /// What is said of one extension point; goes before ``multiPoint``.
  public subscript(point: SchedulerExtensionPoint) -> SchedulerPluginSet {
    get { sets[point] ?? SchedulerPluginSet() }
    set { sets[point] = newValue == SchedulerPluginSet() ? nil : newValue }
  }
}

/// The plugins that are switched on and off at a point (`PluginSet`).
public struct SchedulerPluginSet: Hashable, Sendable {
  /// Those switched on, beside or instead of the default ones, in this order.
  public var enabled: [Plugin]
  /// The names of default plugins that are switched off; ``everything`` stands for all of them.
  public var disabled: [String]

  /// These plugins on and off.
  public init(enabled: [Plugin] = [], disabled: [String] = []) {
    self.enabled = enabled
    self.disabled = disabled
  }

  /// The name that switches all default plugins off.
  public static let everything = "*"

  /// A plugin that is switched on (`Plugin`).
  public struct Plugin: Hashable, Sendable {
    /// The name of the plugin as the file has it; it may be `*`.
    public var name: String
    /// The factor of its scores. Without one, or with 0, it is 1, also for a default plugin that has another; below 0 it
    /// turns the scores round, which Kubernetes allows. It means nothing at points other than `score` and `multiPoint`.
    public var weight: Int32?

    /// A plugin; without a weight it has Kubernetes' default weight.
    public init(_ name: String, weight: Int32? = nil) {
      self.name = name
      self.weight = weight
    }
  }
}
