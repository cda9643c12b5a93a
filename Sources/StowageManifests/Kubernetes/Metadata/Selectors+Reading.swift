import StowageModel

extension LabelSelector {
  init(reading object: ObjectCursor) throws(ManifestError) {
    var object = object
    self.init(matchLabels: try object.stringMap("matchLabels"))
    for var expression in try object.objects("matchExpressions") {
      let requirement = Requirement(
        key: try expression.string("key"), operator: try expression.enumeration("operator"),
        values: try expression.strings("values"))
      try expression.checkValues(of: requirement.operator.rawValue, requirement.values)
      matchExpressions.append(requirement)
    }
  }
}

extension NodeSelectorTerm {
  init(reading object: ObjectCursor) throws(ManifestError) {
    var object = object
    self.init(
      matchExpressions: try Self.requirements(&object, "matchExpressions"),
      matchFields: try Self.requirements(&object, "matchFields"))
  }

  private static func requirements(
    _ object: inout ObjectCursor, _ key: String
  ) throws(ManifestError) -> [NodeSelectorRequirement] {
    var requirements: [NodeSelectorRequirement] = []
    for var expression in try object.objects(key) {
      let requirement = NodeSelectorRequirement(
        key: try expression.string("key"), operator: try expression.enumeration("operator"),
        values: try expression.strings("values"))
      try expression.checkValues(of: requirement.operator.rawValue, requirement.values)
      requirements.append(requirement)
    }
    return requirements
  }
}

extension NodeSelector {
  init(reading object: ObjectCursor) throws(ManifestError) {
    var object = object
    self.init(nodeSelectorTerms: [])
    for term in try object.objects("nodeSelectorTerms") {
      nodeSelectorTerms.append(try NodeSelectorTerm(reading: term))
    }
  }
}

extension ObjectCursor {
  /// The label selector of the field `key`; `nil` where it is absent.
  mutating func labelSelector(_ key: String) throws(ManifestError) -> LabelSelector? {
    guard let object = try optionalObject(key) else { return nil }
    return try LabelSelector(reading: object)
  }

  /// How many values an operator takes, as Kubernetes validates it.
  fileprivate func checkValues(of operator: String, _ values: [String]) throws(ManifestError) {
    switch `operator` {
    case "In", "NotIn":
      if values.isEmpty { throw error(at: "values", found: "none", expected: "at least one value for \(`operator`)") }
    case "Gt", "Lt":
      // Any text is taken by the API server; one that is no whole number is met by no node.
      if values.count != 1 {
        throw error(at: "values", found: "\(values)", expected: "one whole number for \(`operator`)")
      }
    default:
      if !values.isEmpty { throw error(at: "values", found: "\(values)", expected: "no values for \(`operator`)") }
    }
  }
}
