extension NodeResourcesBalancedAllocationArgs {
  func validate(at path: [SchedulerConfigurationError.Step]) throws(SchedulerConfigurationError) {
    if resources.isEmpty { throw .noResources(at: path.field("resources")) }
    for (index, resource) in resources.enumerated() {
      let path = path.element("resources", index)
      if resources[..<index].contains(where: { $0.name == resource.name }) {
        throw SchedulerConfigurationError(
          path: path.field("name"), found: "\"\(resource.name.rawValue)\" is there twice")
      }
      if resource.weight != 1 {
        throw SchedulerConfigurationError(
          path: path.field("weight"), found: "the number \(resource.weight)",
          expected: "1: NodeResourcesBalancedAllocation weighs all resources alike")
      }
    }
  }
}

extension NodeResourcesFitArgs {
  func validate(at path: [SchedulerConfigurationError.Step]) throws(SchedulerConfigurationError) {
    for (index, name) in ignoredResources.enumerated() {
      try SchedulerConfigurationRule.requireLabelName(name, at: path.element("ignoredResources", index))
    }
    for (index, name) in ignoredResourceGroups.enumerated() {
      let path = path.element("ignoredResourceGroups", index)
      if name.contains("/") {
        throw SchedulerConfigurationError(
          path: path, found: "\"\(name)\"", expected: "the part of a resource's name before the /")
      }
      try SchedulerConfigurationRule.requireLabelName(name, at: path)
    }
    try scoringStrategy.validate(at: path.field("scoringStrategy"))
  }
}

extension ScoringStrategy {
  fileprivate func validate(at path: [SchedulerConfigurationError.Step]) throws(SchedulerConfigurationError) {
    if resources.isEmpty { throw .noResources(at: path.field("resources")) }
    for (index, resource) in resources.enumerated() {
      let path = path.element("resources", index).field("weight")
      try SchedulerConfigurationRule.require(resource.weight, in: 1...100, at: path)
    }
    let shapePath = path.field("requestedToCapacityRatio")
    switch (type, shape) {
    case (.requestedToCapacityRatio, let shape?): try validate(shape, at: shapePath)
    case (.requestedToCapacityRatio, nil):
      throw SchedulerConfigurationError(
        path: path, found: "the type RequestedToCapacityRatio without requestedToCapacityRatio.shape")
    case (_, nil): break
    case (_, _?):
      throw SchedulerConfigurationError(
        path: shapePath, found: "a shape, which the type \(type.rawValue) has no use for",
        expected: "the type RequestedToCapacityRatio")
    }
  }

  private func validate(
    _ shape: [UtilizationShapePoint], at path: [SchedulerConfigurationError.Step]
  ) throws(SchedulerConfigurationError) {
    if shape.isEmpty {
      throw SchedulerConfigurationError(
        path: path.field("shape"), found: "no points", expected: "at least one point")
    }
    for (index, point) in shape.enumerated() {
      let path = path.element("shape", index)
      try SchedulerConfigurationRule.require(point.utilization, in: 0...100, at: path.field("utilization"))
      try SchedulerConfigurationRule.require(point.score, in: 0...10, at: path.field("score"))
      if index > 0 && point.utilization <= shape[index - 1].utilization {
        throw SchedulerConfigurationError(
          path: path.field("utilization"), found: "the number \(point.utilization)",
          expected: "more than the \(shape[index - 1].utilization) of the point before")
      }
    }
  }
}

extension SchedulerConfigurationError {
  fileprivate static func noResources(at path: [Step]) -> SchedulerConfigurationError {
    SchedulerConfigurationError(path: path, found: "no resources", expected: "at least one resource")
  }
}
