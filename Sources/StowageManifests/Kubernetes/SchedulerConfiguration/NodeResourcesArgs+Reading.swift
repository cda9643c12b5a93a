import StowageModel

extension NodeResourcesFitArgs {
  init(reading object: inout ObjectCursor) throws(ManifestError) {
    self.init(
      ignoredResources: try object.strings("ignoredResources"),
      ignoredResourceGroups: try object.strings("ignoredResourceGroups"))
    if let strategy = try object.optionalObject("scoringStrategy") {
      scoringStrategy = try ScoringStrategy(reading: strategy)
    }
  }
}

extension NodeResourcesBalancedAllocationArgs {
  init(reading object: inout ObjectCursor) throws(ManifestError) {
    self.init(resources: try ResourceSpec.list(&object))
  }
}

extension ScoringStrategy {
  fileprivate init(reading object: ObjectCursor) throws(ManifestError) {
    var object = object
    self.init(type: try object.enumeration("type"), resources: try ResourceSpec.list(&object))
    if var ratio = try object.optionalObject("requestedToCapacityRatio") {
      var points: [UtilizationShapePoint] = []
      for var point in try ratio.objects("shape") {
        points.append(
          UtilizationShapePoint(utilization: try point.int("utilization"), score: try point.int("score")))
        try point.finish()
      }
      shape = points
      try ratio.finish()
    }
    try object.finish()
  }
}

extension ResourceSpec {
  /// The field `resources`; no resources are Kubernetes' default ones, and no weight, or 0, is 1.
  fileprivate static func list(_ object: inout ObjectCursor) throws(ManifestError) -> [ResourceSpec] {
    var resources: [ResourceSpec] = []
    for var resource in try object.objects("resources") {
      let name = ResourceName(rawValue: try resource.string("name"))
      let weight = try resource.optionalInt("weight") ?? 1
      resources.append(ResourceSpec(name, weight: weight == 0 ? 1 : Int64(weight)))
      try resource.finish()
    }
    return resources.isEmpty ? defaults : resources
  }
}
