import StowageModel

extension KubeSchedulerConfiguration {
  /// Reads the fields; `kind` and `apiVersion` have been read.
  init(reading object: ObjectCursor) throws(ManifestError) {
    var object = object
    self.init(profiles: [])
    percentageOfNodesToScore = try object.optionalInt("percentageOfNodesToScore")
    if let number = try object.optionalInt("parallelism") { parallelism = number }
    if let seconds = try object.optionalInt("podInitialBackoffSeconds") { podInitialBackoffSeconds = Int64(seconds) }
    if let seconds = try object.optionalInt("podMaxBackoffSeconds") { podMaxBackoffSeconds = Int64(seconds) }
    try Self.refuseExtenders(&object)
    try Self.passOver(&object)
    let elements = try object.objects("profiles")
    // A lone profile has Kubernetes' default name; several must have names.
    let missingName = elements.count == 1 ? KubeSchedulerProfile().schedulerName : ""
    for profile in elements { profiles.append(try KubeSchedulerProfile(reading: profile, missingName: missingName)) }
    try object.finish()
    if profiles.isEmpty { profiles = [KubeSchedulerProfile()] }
  }

  private static func refuseExtenders(_ object: inout ObjectCursor) throws(ManifestError) {
    guard let first = try object.list("extenders").first else { return }
    throw first.error(found: "an extender; extenders are not supported, for what they answer is not in the file")
  }

  /// Fields without a bearing on decisions: their type alone is checked.
  private static func passOver(_ object: inout ObjectCursor) throws(ManifestError) {
    for name in ["leaderElection", "clientConnection"] { _ = try object.optionalObject(name) }
    for name in ["enableProfiling", "enableContentionProfiling", "delayCacheUntilActive"] {
      _ = try object.optionalBool(name)
    }
    for name in ["healthzBindAddress", "metricsBindAddress"] { _ = try object.optionalString(name) }
  }
}

extension KubeSchedulerProfile {
  fileprivate init(reading object: ObjectCursor, missingName: String) throws(ManifestError) {
    var object = object
    self.init(
      schedulerName: try object.optionalString("schedulerName") ?? missingName,
      percentageOfNodesToScore: try object.optionalInt("percentageOfNodesToScore"))
    if let plugins = try object.optionalObject("plugins") { self.plugins = try SchedulerPlugins(reading: plugins) }
    for entry in try object.objects("pluginConfig") {
      pluginConfig.append(try SchedulerPluginArguments(reading: entry))
    }
    try object.finish()
  }
}

extension SchedulerPlugins {
  fileprivate init(reading object: ObjectCursor) throws(ManifestError) {
    var object = object
    self.init(multiPoint: try SchedulerPluginSet(reading: object.optionalObject("multiPoint")))
    for point in SchedulerExtensionPoint.allCases {
      self[point] = try SchedulerPluginSet(reading: object.optionalObject(point.rawValue))
    }
    for name in ["placementGenerate", "placementScore"] {
      guard let value = object.optional(name) else { continue }
      throw value.error(found: "plugins for groups of pods; groups of pods are not supported")
    }
    try object.finish()
  }
}

extension SchedulerPluginSet {
  fileprivate init(reading object: ObjectCursor?) throws(ManifestError) {
    self.init()
    guard var object else { return }
    for var plugin in try object.objects("enabled") {
      let name = try plugin.string("name")
      let weight = try plugin.optionalInt("weight", in: Int.int32)
      enabled.append(Plugin(name, weight: weight.map(Int32.init)))
      try plugin.finish()
    }
    for var plugin in try object.objects("disabled") {
      disabled.append(try plugin.string("name"))
      try plugin.finish()
    }
    try object.finish()
  }
}
