extension SchedulerPlugins {
  func validate(at path: [SchedulerConfigurationError.Step]) throws(SchedulerConfigurationError) {
    try multiPoint.validate(at: path.field("multiPoint"), point: nil)
    for point in SchedulerExtensionPoint.allCases {
      try self[point].validate(at: path.field(point.rawValue), point: point)
    }
  }
}

extension SchedulerPluginSet {
  /// Checks the names; at a single `point` a plugin that is switched on must have that point.
  fileprivate func validate(
    at path: [SchedulerConfigurationError.Step], point: SchedulerExtensionPoint?
  ) throws(SchedulerConfigurationError) {
    for (index, plugin) in enabled.enumerated() {
      let path = path.element("enabled", index).field("name")
      let name = try SchedulerPluginName(known: plugin.name, at: path)
      guard let name else { throw .unsupportedPlugin(plugin.name, at: path) }
      if enabled[..<index].contains(where: { $0.name == plugin.name }) {
        throw SchedulerConfigurationError(path: path, found: "\"\(plugin.name)\" is switched on twice")
      }
      if let point, !name.extensionPoints.contains(point) {
        let points = name.extensionPoints.map(\.rawValue).joined(separator: ", ")
        throw SchedulerConfigurationError(
          path: path, found: "\"\(plugin.name)\" has no part in \(point.rawValue), only in \(points)")
      }
    }
    for (index, name) in disabled.enumerated() where name != Self.everything {
      _ = try SchedulerPluginName(known: name, at: path.element("disabled", index).field("name"))
    }
    for (index, name) in disabled.enumerated() where disabled[..<index].contains(name) {
      throw SchedulerConfigurationError(
        path: path.element("disabled", index).field("name"), found: "\"\(name)\" is switched off twice")
    }
  }
}

extension SchedulerPluginName {
  /// The plugin of this name; `nil` where Kubernetes has it and nothing here stands for it.
  package init?(
    known name: String, at path: [SchedulerConfigurationError.Step]
  ) throws(SchedulerConfigurationError) {
    if let plugin = Self(rawValue: name) {
      self = plugin
      return
    }
    if Self.unsupported.contains(name) { return nil }
    if Self.removed.contains(name) {
      throw SchedulerConfigurationError(
        path: path, found: "the plugin \"\(name)\", which kubescheduler.config.k8s.io/v1 does not have any more")
    }
    throw SchedulerConfigurationError(
      path: path, found: "unknown plugin \"\(name)\"; plugins from outside Kubernetes are not supported",
      unknownName: .init(name, known: Self.allCases.map(\.rawValue)))
  }
}

extension SchedulerConfigurationError {
  package static func unsupportedPlugin(_ name: String, at path: [Step]) -> SchedulerConfigurationError {
    SchedulerConfigurationError(path: path, found: "the plugin \"\(name)\", which is not supported")
  }
}
