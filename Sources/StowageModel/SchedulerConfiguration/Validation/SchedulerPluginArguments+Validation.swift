extension SchedulerPluginArguments {
  func validate(at path: [SchedulerConfigurationError.Step]) throws(SchedulerConfigurationError) {
    switch self {
    case .defaultPreemption(let arguments): try arguments.validate(at: path)
    case .interPodAffinity(let arguments):
      try SchedulerConfigurationRule.require(
        arguments.hardPodAffinityWeight, in: 0...100, at: path.field("hardPodAffinityWeight"))
    case .nodeAffinity(let arguments): try arguments.validate(at: path.field("addedAffinity"))
    case .nodeResourcesBalancedAllocation(let arguments): try arguments.validate(at: path)
    case .nodeResourcesFit(let arguments): try arguments.validate(at: path)
    case .podTopologySpread(let arguments): try arguments.validate(at: path)
    case .volumeBinding(let arguments):
      try SchedulerConfigurationRule.require(
        arguments.bindTimeoutSeconds, in: 0...Int64.max, at: path.field("bindTimeoutSeconds"))
    }
  }
}

extension DefaultPreemptionArgs {
  fileprivate func validate(at path: [SchedulerConfigurationError.Step]) throws(SchedulerConfigurationError) {
    let percentagePath = path.field("minCandidateNodesPercentage")
    try SchedulerConfigurationRule.require(minCandidateNodesPercentage, in: 0...100, at: percentagePath)
    try SchedulerConfigurationRule.require(
      minCandidateNodesAbsolute, in: 0...Int.max, at: path.field("minCandidateNodesAbsolute"))
    if minCandidateNodesPercentage == 0 && minCandidateNodesAbsolute == 0 {
      throw SchedulerConfigurationError(
        path: percentagePath, found: "0 here and in minCandidateNodesAbsolute", expected: "at most one of them 0")
    }
  }
}

extension NodeAffinityArgs {
  fileprivate func validate(at path: [SchedulerConfigurationError.Step]) throws(SchedulerConfigurationError) {
    let required = path.field("requiredDuringSchedulingIgnoredDuringExecution")
    for (index, term) in (requiredNodes?.nodeSelectorTerms ?? []).enumerated() {
      try term.validate(at: required.element("nodeSelectorTerms", index))
    }
    for (index, term) in preferredNodes.enumerated() {
      let path = path.element("preferredDuringSchedulingIgnoredDuringExecution", index)
      try SchedulerConfigurationRule.require(term.weight, in: 1...100, at: path.field("weight"))
      try term.preference.validate(at: path.field("preference"))
    }
  }
}

extension NodeSelectorTerm {
  /// Fields are compared with one name, for equality or not.
  fileprivate func validate(at path: [SchedulerConfigurationError.Step]) throws(SchedulerConfigurationError) {
    for (index, field) in matchFields.enumerated() {
      let path = path.element("matchFields", index)
      if field.key != "metadata.name" {
        throw SchedulerConfigurationError(
          path: path.field("key"), found: "\"\(field.key)\"", expected: "metadata.name")
      }
      if field.operator != .in && field.operator != .notIn {
        throw SchedulerConfigurationError(
          path: path.field("operator"), found: "\"\(field.operator.rawValue)\"", expected: "one of In, NotIn")
      }
      if field.values.count != 1 {
        throw SchedulerConfigurationError(
          path: path.field("values"), found: "\(field.values.count) values", expected: "one value")
      }
    }
  }
}

extension PodTopologySpreadArgs {
  fileprivate func validate(at path: [SchedulerConfigurationError.Step]) throws(SchedulerConfigurationError) {
    if defaultingType == .system && !defaultConstraints.isEmpty {
      throw SchedulerConfigurationError(
        path: path.field("defaultingType"), found: "System, though defaultConstraints are given", expected: "List")
    }
    for (index, constraint) in defaultConstraints.enumerated() {
      let path = path.element("defaultConstraints", index)
      try SchedulerConfigurationRule.require(constraint.maxSkew, in: 1...Int32.max, at: path.field("maxSkew"))
      try SchedulerConfigurationRule.requireLabelName(constraint.topologyKey, at: path.field("topologyKey"))
      if constraint.labelSelector != nil {
        throw SchedulerConfigurationError(
          path: path.field("labelSelector"),
          found: "a label selector, though the pods that count follow from each pod's services and controller")
      }
      if !constraint.matchLabelKeys.isEmpty {
        throw SchedulerConfigurationError(
          path: path.field("matchLabelKeys"), found: "matchLabelKeys, which mean nothing in a default constraint")
      }
      let isRepeated = defaultConstraints[..<index].contains {
        $0.topologyKey == constraint.topologyKey && $0.whenUnsatisfiable == constraint.whenUnsatisfiable
      }
      if isRepeated {
        throw SchedulerConfigurationError(
          path: path,
          found: "a second constraint with \(constraint.topologyKey) and \(constraint.whenUnsatisfiable.rawValue)")
      }
    }
  }
}
